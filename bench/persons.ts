// npm run bench -- persons: finds learners by parts of names, codes and units over HTTP, compared with the same list without
// words and with a scan by ILIKE. BENCH_LEARNERS (50000) sets their number; the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { startServer } from './processes.ts'
import { machine } from './report.ts'
import { measureTimes, timesCell, type Times } from './times.ts'

const total = Number(process.env['BENCH_LEARNERS'] ?? 50_000)
const times = Number(process.env['BENCH_TIMES'] ?? 200)
const root = path.resolve(import.meta.dirname, '../..')
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`

const queries = [
  { title: 'the list without words', query: '' },
  { title: 'the most common family name', query: 'q=nguyen' },
  { title: 'a common middle name', query: 'q=thi' },
  { title: 'a common given name', query: 'q=an' },
  { title: 'a full name with marks', query: 'q=Nguyễn Thị Hòa' },
  { title: 'two words out of order', query: 'q=hoa nguyen' },
  { title: 'two very common words, out of order', query: 'q=thi nguyen' },
  { title: 'two family names', query: 'q=nguyen tran' },
  { title: 'the first letter of a name', query: 'q=n' },
  { title: 'the beginnings of two words', query: 'q=tr th' },
  { title: 'words of a unit', query: 'q=ban thanh tra' },
  { title: 'a name and a word of a unit', query: 'q=an phong' },
  { title: 'a part of an external id', query: 'q=learner-49' },
  { title: 'a name that nobody has', query: 'q=wxyz' },
  { title: 'a common name in the order of lists', query: 'q=nguyen&sort=given_name' },
]

/** What a program without an index for persons would send. */
const scan = `select id, full_name from learners where full_name ilike '%nguyễn%' order by full_name collate "vi-x-icu", id limit 20`

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'persons-'))
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  await generate(database, coverageOf(resources).providers, {
    posts: 0,
    classes: 0,
    learners: total,
    enrollments: 0,
    seed: 1,
  })
  await database.pool.query('vacuum analyze learners')
  const server = await startServer(
    ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
    { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key },
    directory,
  )
  const lines: { title: string; query: string; found: number; measured: Times }[] = []
  for (const { title, query } of queries) {
    const send = async () => {
      const response = await fetch(`${server.base}/v1/learners?${encodeURI(query)}`, {
        headers: { authorization: `Bearer ${key}` },
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as { items: unknown[] }
    }
    const found = (await send()).items.length
    lines.push({ title, query, found, measured: await measureTimes(send, times) })
    console.error(`${title}: ${timesCell(lines.at(-1)!.measured)}`)
  }
  const plain = lines[0]!.measured.p50
  const scanned = await measureTimes(() => database.pool.query(scan), times)
  const page = `# Persons bench of ${new Date().toISOString().slice(0, 10)}: ${total.toLocaleString('en')} learners

${machine()}, Node ${process.versions.node}. \`GET /v1/learners?q=\` over HTTP with a key, one request at a time, milliseconds
p50 / p95. The last column compares p50 with the list without words.

| query | | results on the page | time | ratio |
| --- | --- | --- | --- | --- |
${lines.map(({ title, query, found, measured }) => `| ${title} | \`${query}\` | ${found} | ${timesCell(measured)} | ${(measured.p50 / plain).toFixed(1)} |`).join('\n')}

A scan of all names by ILIKE through pg alone, sorted: ${timesCell(scanned)}.
`
  fs.writeFileSync(path.join(root, 'bench/results', `persons-${total}.md`), page)
  console.log(page)
  await server.stop()
  await database.close()
} finally {
  await postgres.stop()
  fs.rmSync(directory, { recursive: true, force: true })
}
