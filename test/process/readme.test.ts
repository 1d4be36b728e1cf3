import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import tap, { before, test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { scratchDirectory, send, startServer, type ServerProcess } from './server-process.ts'
import { differences, parseExpectedJson } from './expected-json.ts'

const readme = fs.readFileSync(path.join(packageRoot, 'README.md'), 'utf8')
const directory = scratchDirectory(tap)
let server: ServerProcess

before(async () => {
  // like `npm start` in a fresh clone: embedded Postgres, a new key, and the demo year
  server = await startServer(tap, directory, { BANTIN_DEMO: '' })
})

/** A block of requests with its shown response, by heading. */
interface Example {
  title: string
  commands: string
  answer: string
}

const sectionOf = (name: string) =>
  readme.split(/^## /m).find((section) => section.startsWith(`${name}\n`)) ?? ''

const examples = sectionOf('First six requests')
  .split(/^(?=\*\*\d\. )/m)
  .slice(1)
  .map((paragraph): Example => {
    const [commands = '', answer = ''] = [...paragraph.matchAll(/^```\n([^]*?)^```/gm)].map(
      ([, block = '']) => block,
    )
    return { title: /\*\*(.*?)\*\*/.exec(paragraph)?.[1] ?? '', commands, answer }
  })

/** Replaces ids, timestamps and checksums, which differ in every database. */
const withoutVariableParts = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z/g, '<moment>')
    .replace(/^"(\d+)-[\w-]{27}"$/, '"$1-<checksum>"')

const isSame = (shown: string, actual: string) => withoutVariableParts(shown) === withoutVariableParts(actual)

/** Splits the output of `curl --include`, as printed or as shown in a document. */
function readAnswer(printed: string): {
  status: number | undefined
  headers: Map<string, string>
  body: string
} {
  const text = printed.replaceAll('\r\n', '\n').trim()
  if (!text.startsWith('HTTP/')) return { status: undefined, headers: new Map(), body: text }
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { status: Number(first.split(' ')[1]), headers: new Map(headers), body: text.slice(end).trim() }
}

test('the requests of the README, in order, have the answers that it shows', async (t) => {
  t.equal(examples.length, 6)
  const settings: string[] = []
  for (const { title, commands, answer } of examples) {
    const here = commands
      .replaceAll('http://localhost:3000', server.base)
      .replace(/^curl /gm, 'curl --silent --show-error --include ')
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', [...settings, here].join('\n')], {
      cwd: directory,
    })
    settings.push(...(commands.match(/^[A-Z]+=.*$/gm) ?? []))
    const actual = readAnswer(stdout)
    const shown = readAnswer(answer)
    const body: unknown = JSON.parse(actual.body)
    const refused = /"status": (4\d\d|5\d\d)/.exec(shown.body)?.[1]
    t.equal(actual.status, shown.status ?? Number(refused ?? 200), `${title} ${actual.body.slice(0, 300)}`)
    for (const [name, value] of shown.headers) {
      t.equal(
        withoutVariableParts(actual.headers.get(name) ?? ''),
        withoutVariableParts(value),
        `${title} ${name}`,
      )
    }
    t.same(differences(parseExpectedJson(shown.body), body, isSame), [], title)
  }
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
