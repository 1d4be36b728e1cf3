// npm run bench -- persons: finds learners by parts of names, codes and units over HTTP, compared with the same list without
// words and with a scan by ILIKE. BENCH_LEARNERS (50000) sets their number; the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { cpuTime, startServer } from './processes.ts'
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
  // else tables are vacuumed, and written to disk, while requests are measured
  await database.pool.query('vacuum analyze')
  await database.pool.query('checkpoint')
  const server = await startServer(
    ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
    { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key },
    directory,
  )
  /** The processor time of the server and of its connections, which other work on the machine changes less than the time. */
  const processorTime = async () => {
    const { rows } = await database.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'bantin' and pid <> pg_backend_pid()`,
    )
    return [server.pid, ...rows.map(({ pid }) => pid)].reduce((sum, pid) => sum + (cpuTime(pid) ?? 0), 0)
  }
  const lines: { title: string; query: string; found: number; measured: Times; processor: number }[] = []
  for (const { title, query } of queries) {
    let sent = 0
    const send = async () => {
      sent += 1
      const response = await fetch(`${server.base}/v1/learners?${encodeURI(query)}`, {
        headers: { authorization: `Bearer ${key}` },
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as { items: unknown[] }
    }
    const found = (await send()).items.length
    const before = await processorTime()
    sent = 0
    const measured = await measureTimes(send, times)
    lines.push({ title, query, found, measured, processor: ((await processorTime()) - before) / sent })
    console.error(`${title}: ${timesCell(measured)}`)
  }
  const plain = lines[0]!.measured.p50
  const scanned = await measureTimes(() => database.pool.query(scan), times)
  const page = `# Persons bench of ${new Date().toISOString().slice(0, 10)}: ${total.toLocaleString('en')} learners

${machine()}, Node ${process.versions.node}. \`GET /v1/learners?q=\` over HTTP with a key, one request at a time, milliseconds
p50 / p95, and the processor time of the server and of Postgres for each. The last column compares p50 with the list without
words. Load of the machine: ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} processors.

| query | | results on the page | time | processor time | ratio |
| --- | --- | --- | --- | --- | --- |
${lines.map(({ title, query, found, measured, processor }) => `| ${title} | \`${query}\` | ${found} | ${timesCell(measured)} | ${processor.toFixed(1)} | ${(measured.p50 / plain).toFixed(1)} |`).join('\n')}

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
