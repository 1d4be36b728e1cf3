import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { checkExamples, examplesIn } from './document-requests.ts'
import { scratchDirectory, send, startServer, type ServerProcess } from './server-process.ts'

const readme = fs.readFileSync(path.join(packageRoot, 'README.md'), 'utf8')
const directory = scratchDirectory(tap)
let server: ServerProcess

before(async () => {
  await makeCluster(path.join(directory, '.data/postgres'))
  // like `npm start` in a fresh clone: embedded Postgres, a new key, and the demo year
  server = await startServer(tap, directory, { BANTIN_DEMO: '' })
})

const sectionOf = (name: string) =>
  readme.split(/^## /m).find((section) => section.startsWith(`${name}\n`)) ?? ''

test('the requests of the README, in order, have the answers that it shows', async (t) => {
  const examples = examplesIn(sectionOf('First six requests'))
  t.equal(examples.length, 6)
  await checkExamples(t, examples, { base: server.base, directory })
})

test('the start prints what the README shows', async (t) => {
  const banner = /^Bantin listens [^]*?(?=^```)/m.exec(sectionOf('Start'))?.[0] ?? ''
  t.match(banner, 'Documentation')
  t.match(server.error(), banner.replaceAll('http://127.0.0.1:3000', server.base).trimEnd())
  for (const [address] of banner.matchAll(/(?<=http:\/\/127\.0\.0\.1:3000)\/\S+/g)) {
    const answer = await fetch(`${server.base}${address}`)
    await answer.text()
    t.equal(answer.status, 200, address)
  }
})

test('search finds in the demo year what the README says of it', async (t) => {
  const claims = /^- \*\*Search that reads Vietnamese\.\*\*[^]*?(?=^- )/m.exec(readme)?.[0] ?? ''
  interface Answer {
    items: { title: string; type: string; href: string; highlights: { text: string }[] }[]
    corrected_query: string | null
  }
  const search = async (q: string) => {
    t.ok(claims.includes(`\`${q}\``), `the README speaks of ${q}`)
    const { status, body } = await send(server.base, 'GET', `/v1/search?limit=50&q=${encodeURIComponent(q)}`)
    t.equal(status, 200)
    return body as unknown as Answer
  }
  const spellings = await Promise.all(['dang uy', 'Đảng uỷ', 'Đảng ủy'].map(search))
  const found = spellings.map(({ items }) => new Set(items.map(({ title }) => title)))
  t.ok(found[0]!.size > 0)
  t.same(found[1], found[0], 'one spelling finds what another does')
  t.same(found[2], found[0])
  const says = async ({ href }: Answer['items'][number]) => {
    const { status, body } = await send(server.base, 'GET', href)
    t.equal(status, 200, href)
    return /đảng (ủy|uỷ)/i.test(JSON.stringify(body))
  }
  const saying = await Promise.all(spellings[2]!.items.map(says))
  t.ok(saying.includes(true) && saying.includes(false))
  t.notOk(saying.slice(saying.indexOf(false)).includes(true), 'exact accents come first')

  const theory = await search('TCLLCT')
  t.ok(theory.items.some(({ title }) => title === 'Trung cấp lý luận chính trị - hành chính'))
  t.ok(theory.items.some(({ highlights }) => highlights.every(({ text }) => !text.includes('TCLLCT'))))
  t.ok(new Set(theory.items.map(({ type }) => type)).size > 1, 'posts and registers are in one list')

  const mended = await search('hoc vein')
  t.equal(mended.corrected_query, 'học viên')
  t.ok(mended.items.length > 0)
})
