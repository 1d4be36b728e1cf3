import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import tap, { before, test } from 'tap'
import { pdf, picture } from '../domain/content/files/sample-files.ts'
import { readCsv, readNdjson, readXlsx } from '../features/exchange/files.ts'
import {
  adminKey,
  scratchDirectory,
  send,
  startServer,
  type ServerProcess,
} from '../process/server-process.ts'
import { testDatabase } from '../support/database.ts'
import { bantinIn } from './cli-process.ts'
import { hostedBantinIn } from './command-hosts.ts'

const directory = scratchDirectory(tap)
const bantin = bantinIn(directory)
const hosted = hostedBantinIn(tap, directory)
const pathOf = (name: string) => path.join(directory, name)
const files = () => fs.readdirSync(directory).filter((name) => !name.startsWith('.'))
let server: ServerProcess
let environment: Record<string, string>

before(async () => {
  const { url } = await testDatabase(tap)
  server = await startServer(tap, directory, {
    DATABASE_URL: url,
    BANTIN_ADMIN_KEY: adminKey,
    FILES_DIR: pathOf('.files'),
  })
  environment = { BANTIN_URL: server.base, BANTIN_KEY: adminKey }
  for (const full_name of ['Nguyễn Văn Mẫu', '=1+1']) {
    const external_id = full_name === '=1+1' ? 'h2' : 'h1'
    await send(server.base, 'POST', '/v1/learners', adminKey, { full_name, external_id })
  }
})

test('a list goes to standard output, or to a file by the name of which the format is told', async (t) => {
  const out = await bantin(t, ['export', '--resource', 'learners', '--sort', 'created_at'], environment)
  t.equal(out.code, 0)
  t.match(readNdjson(Buffer.from(out.out)), [{ external_id: 'h1' }, { external_id: 'h2' }])
  for (const [name, read] of [
    ['l.csv', readCsv],
    ['l.xlsx', readXlsx],
  ] as const) {
    const words = [
      'export',
      '--resource',
      'learners',
      '--filter',
      'external_id=h2',
      '--filter',
      'heads=fields',
      '--output',
      name,
    ]
    const { code, out, error } = await bantin(t, words, environment)
    t.same([code, out, error], [0, '', `${name} was written.\n`])
    t.match(await read(fs.readFileSync(pathOf(name))), [{ full_name: '=1+1' }])
  }
})

test('what cannot be followed ends with 2, what fails with 1, and neither leaves a file', async (t) => {
  fs.rmSync(pathOf('l.csv'), { force: true })
  fs.rmSync(pathOf('l.xlsx'), { force: true })
  const cases: [string[], number, RegExp][] = [
    [[], 2, /--resource is missing: one of sections, /],
    [['--resource', 'clases'], 2, /there is no resource clases; did you mean classes\?/],
    [['--resource', 'tags', '--format', 'cvs'], 2, /--format must be one of ndjson, csv, xlsx; it is cvs/],
    [['--resource', 'tags', '--filter', 'slug'], 2, /must look like key=value/],
    [
      ['--resource', 'tags', '--filter', 'slgu=x'],
      1,
      /400.*\n +slgu: There is no parameter "slgu"\. Did you mean "slug"\?/,
    ],
    [['--resource', 'learners', '--key', `bt_${'0'.repeat(16)}_${'1'.repeat(64)}`], 1, /answers 401/],
    [['--resource', 'tags', '--url', 'http://127.0.0.1:1'], 1, /http:\/\/127\.0\.0\.1:1 cannot be reached/],
  ]
  for (const [words, code, error] of cases) {
    const outcome = await hosted(['export', ...words, '--output', 'x.csv'], environment)
    t.equal(outcome.code, code, words.join(' '))
    t.match(outcome.error, error)
  }
  t.same(files(), [])
})

test('only files are replaced, and links to them stay', async (t) => {
  const other = scratchDirectory(t)
  const socket = net.createServer().listen(pathOf('socket'))
  await once(socket, 'listening')
  t.teardown(() => socket.close())
  fs.symlinkSync(other, pathOf('directory.csv'))
  fs.writeFileSync(path.join(other, 'l.csv'), 'old')
  fs.symlinkSync(path.join(other, 'l.csv'), pathOf('link.csv'))
  const write = (name: string) => hosted(['export', '--resource', 'learners', '--output', name], environment)
  for (const name of ['socket', 'directory.csv']) {
    const { code, error } = await write(name)
    t.same(
      [code, error],
      [1, `bantin: ${name} is a directory, a device or a pipe: give the name of a file\n`],
    )
  }
  t.equal((await write('link.csv')).code, 0)
  t.ok(fs.lstatSync(pathOf('socket')).isSocket())
  for (const name of ['directory.csv', 'link.csv']) {
    t.ok(fs.lstatSync(pathOf(name)).isSymbolicLink(), name)
    fs.rmSync(pathOf(name))
  }
  t.equal((await readCsv(fs.readFileSync(path.join(other, 'l.csv')))).length, 2)
  t.same(files(), ['socket'])
  socket.close()
  await once(socket, 'close')
})

test('a file that does not come whole leaves the one that is there', async (t) => {
  const breaking = http.createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/x-ndjson' })
    answer.write('{"id":1}\n', () => answer.destroy())
  })
  await new Promise<void>((resolve) => void breaking.listen(0, '127.0.0.1', resolve))
  t.teardown(() => breaking.close())
  const url = `http://127.0.0.1:${(breaking.address() as AddressInfo).port}`
  fs.writeFileSync(pathOf('kept.ndjson'), 'old\n')
  const words = ['export', '--resource', 'tags', '--url', url]
  const { code, error } = await bantin(t, [...words, '--output', 'kept.ndjson'])
  t.equal(code, 1)
  t.match(error, 'kept.ndjson was not written')
  t.equal(fs.readFileSync(pathOf('kept.ndjson'), 'utf8'), 'old\n')
  t.same(files(), ['kept.ndjson'])
  const out = await bantin(t, words)
  t.equal(out.code, 1)
  t.match(out.error, 'the output is not whole')
})

test('a folder of files is uploaded, and again without a change', async (t) => {
  const folder = pathOf('photos')
  fs.mkdirSync(path.join(folder, 'Năm 2020'), { recursive: true })
  const jpeg = await picture(30, 20).jpeg().toBuffer()
  fs.writeFileSync(path.join(folder, 'Năm 2020', 'hội nghị, 1.jpg'), jpeg)
  fs.writeFileSync(path.join(folder, 'kế hoạch.pdf'), pdf())
  fs.writeFileSync(path.join(folder, '.hidden.jpg'), jpeg)
  const words = ['media', 'import', 'photos']
  t.match(await bantin(t, words, environment), {
    code: 0,
    out: '',
    error: /2 files: 2 are stored, 0 were there, 0 refused/,
  })
  fs.writeFileSync(path.join(folder, 'trang.html'), '<!doctype html><html></html>')
  const again = await bantin(t, words, environment)
  t.match(again, {
    code: 1,
    out: /trang\.html.*415/,
    error: /3 files: 0 are stored, 2 were there, 1 refused/,
  })
  const { body } = await send(server.base, 'GET', '/v1/media?sort=title', adminKey)
  t.match(body, {
    items: [
      { title: 'hội nghị, 1', external_id: 'Năm 2020/hội nghị, 1.jpg', file: { name: 'hội nghị, 1.jpg' } },
      { title: 'kế hoạch', external_id: 'kế hoạch.pdf', kind: 'document' },
    ],
  })
})
