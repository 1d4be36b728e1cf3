// npm run bench -- import: compares imports of NDJSON over HTTP with COPY of the same rows, in one run. With the argument
// "posts" it takes drafts and published posts alone, in five minutes.
// BENCH_SCALE (1) makes the files smaller; the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as wait } from 'node:timers/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { openDatabase, type Database } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { benchFiles, referencedRows, writeLines, type BenchFile } from './import-files.ts'
import { residentMegabytes, startServer, type Server } from './processes.ts'
import { machine } from './report.ts'

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const only = process.argv[3]
const root = path.resolve(import.meta.dirname, '../..')
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`
const headers = { authorization: `Bearer ${key}` }
const log = (text: string) => console.error(text)

interface Measurement {
  file: BenchFile
  megabytes: number
  seconds: number
  copySeconds: number
  ownCopySeconds: number
  /** Memory in addition to that of the idle server, in megabytes. */
  memory: number
  /** The rate of reads during an import, as a part of the rate without one. */
  reads: number
}

/** Reads a list repeatedly, one request at a time. @returns requests per second until `isOver` */
async function readRepeatedly(server: Server, isOver: () => boolean): Promise<number> {
  const start = performance.now()
  let count = 0
  while (!isOver()) {
    await fetch(`${server.base}/v1/learners?limit=20`, { headers }).then((response) => response.text())
    count++
  }
  return (count * 1000) / (performance.now() - start)
}

async function importOverHttp(server: Server, name: string, resource: string): Promise<void> {
  const body = Readable.toWeb(fs.createReadStream(name)) as ReadableStream
  const response = await fetch(`${server.base}/v1/imports/${resource}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body: body as never,
    duplex: 'half',
  } as RequestInit)
  if (!response.ok) throw new Error(await response.text())
  let report = (await response.json()) as {
    id: string
    status: string
    finished_at: string | null
    refused: number
  }
  while (report.finished_at === null) {
    await wait(200)
    report = (await (
      await fetch(`${server.base}/v1/imports/${report.id}`, { headers })
    ).json()) as typeof report
  }
  if (report.status !== 'completed' || report.refused > 0) throw new Error(JSON.stringify(report))
}

/**
 * The time that COPY takes to store the rows of some tables again. Each table is analyzed before the next one refers to it;
 * without statistics, each check of a foreign key would read a whole index.
 */
async function copySeconds(
  { pool }: Database,
  tables: readonly string[],
  directory: string,
): Promise<number> {
  const client = await pool.connect()
  const fileOf = (table: string) => path.join(directory, `${table}.copy`)
  try {
    for (const table of tables) {
      await pipeline(client.query(copyTo(`copy ${table} to stdout`)), fs.createWriteStream(fileOf(table)))
    }
    // in one transaction, so that the server, which is still there, does not index the copied posts meanwhile
    await client.query('begin')
    await client.query(`truncate ${tables.join(', ')} cascade`)
    await client.query('checkpoint')
    let milliseconds = 0
    for (const table of tables) {
      const start = performance.now()
      await pipeline(fs.createReadStream(fileOf(table)), client.query(copyFrom(`copy ${table} from stdin`)))
      milliseconds += performance.now() - start
      await client.query(`analyze ${table}`)
    }
    await client.query('commit')
    return milliseconds / 1000
  } finally {
    client.release()
  }
}

/** The peak memory of the server while `work` runs, in megabytes. */
async function peakMemory(server: Server, work: () => Promise<unknown>): Promise<number> {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(server.pid) ?? 0)
  }, 100)
  await work()
  clearInterval(timer)
  return peak
}

/** Removes the rows of the file from the database. */
async function empty({ pool }: Database, { tables }: BenchFile): Promise<void> {
  await pool.query(`truncate ${tables.join(', ')} cascade`)
  await pool.query('checkpoint')
}

/** The rate of reads during an import of the file, as a part of the rate without an import. */
async function readRateDuringImport(server: Server, database: Database, file: BenchFile, name: string) {
  await empty(database, file)
  const until = performance.now() + 10_000
  const alone = await readRepeatedly(server, () => performance.now() > until)
  let over = false
  const readers = readRepeatedly(server, () => over)
  await importOverHttp(server, name, file.resource)
  over = true
  return (await readers) / alone
}

async function measure(
  server: Server,
  database: Database,
  file: BenchFile,
  directory: string,
): Promise<Measurement> {
  // the server loads the modules of the job queue after the start
  await wait(3000)
  const idle = residentMegabytes(server.pid) ?? 0
  const name = path.join(directory, `${file.name}.ndjson`)
  await writeLines(name, file)
  await empty(database, file)
  let seconds = 0
  const peak = await peakMemory(server, async () => {
    const start = performance.now()
    await importOverHttp(server, name, file.resource)
    seconds = (performance.now() - start) / 1000
  })
  log(`${file.name}: ${file.rows} rows in ${seconds.toFixed(1)} s`)
  const all = await copySeconds(database, file.tables, directory)
  // the rows of the resource itself, without revisions and search documents
  const own = file.tables.length === 1 ? all : await copySeconds(database, file.tables.slice(0, 1), directory)
  return {
    file,
    megabytes: fs.statSync(name).size / 1e6,
    seconds,
    copySeconds: all,
    ownCopySeconds: own,
    memory: peak - idle,
    // a second import, because reads would slow down the one that is compared with COPY
    reads: await readRateDuringImport(server, database, file, name),
  }
}

const percent = (part: number) => `${Math.round(part * 100)} %`

const line = ({
  file,
  megabytes,
  seconds,
  copySeconds: all,
  ownCopySeconds: own,
  memory,
  reads,
}: Measurement) => {
  const cells = [
    `${file.rows.toLocaleString('en')} ${file.name} (${Math.round(megabytes)} MB)`,
    seconds.toFixed(1),
    Math.round(file.rows / seconds).toLocaleString('en'),
    all.toFixed(1),
    `**${percent(all / seconds)}**`,
    own.toFixed(1),
    percent(own / seconds),
    `${memory} MB`,
    percent(reads),
  ]
  return `| ${cells.join(' | ')} |`
}

/** How fast posts come in as published, beside drafts with the same texts. */
function publishedBesideDrafts(measured: readonly Measurement[]): string {
  const [drafts, published] = measured.filter(({ file }) => file.resource === 'posts')
  if (drafts === undefined || published === undefined) return ''
  return `Posts that come in as published, with an old address each, take **${percent(published.seconds / drafts.seconds)}** of the time of drafts.`
}

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'import-'))
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  await database.pool.query(referencedRows)
  const measured: Measurement[] = []
  const files = benchFiles(scale).filter(({ resource }) => only === undefined || resource === only)
  if (files.length === 0) throw new Error(`there is no file of ${only}`)
  for (const file of files) {
    // each file gets a new server
    const server = await startServer(
      ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
      { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key },
      directory,
    )
    measured.push(await measure(server, database, file, directory))
    await server.stop()
  }
  const page = `# Import bench of ${new Date().toISOString().slice(0, 10)}

${machine()}, Node ${process.versions.node}. NDJSON over HTTP as one job, spool included, compared with COPY of the same rows
into the same tables with their indexes: of all rows that the import stored (posts with their revisions and search
documents), each table analyzed before the next one refers to it, and of the rows of the resource alone. Memory is the peak of
a server that was started for this file, minus its memory when idle. Reads are the rate of one client of \`/v1/learners\`
during a second import of the file, as a part of the rate without an import.

| file | import s | rows/s | COPY of all s | COPY / import | COPY of own rows s | COPY / import | memory | reads during import |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${measured.map(line).join('\n')}

${publishedBesideDrafts(measured)}
`
  fs.writeFileSync(path.join(root, `bench/results/import${only === undefined ? '' : `-${only}`}.md`), page)
  console.log(page)
  await database.close()
} finally {
  await postgres.stop()
  fs.rmSync(directory, { recursive: true, force: true })
}
// a timer of the driver, for the time limit of a COPY stream, would keep the process running for an hour
process.exit()
