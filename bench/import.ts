// npm run bench -- import: imports by NDJSON over HTTP beside COPY of the rows that they left, in one run.
// BENCH_SCALE (1) makes the files smaller; results go to bench/results/.
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
  /** Beyond the server at rest, in megabytes. */
  memory: number
  /** Of the speed of reads without an import. */
  reads: number
}

/** Reads a list again and again, one at a time. @returns requests a second until it is told to stop */
async function readRepeatedly(server: Server, isOver: () => boolean): Promise<number> {
  const start = performance.now()
  let count = 0
  while (!isOver()) {
    await fetch(`${server.base}/v1/learners?limit=20`, { headers }).then((answer) => answer.text())
    count++
  }
  return (count * 1000) / (performance.now() - start)
}

async function importOverHttp(server: Server, name: string, resource: string): Promise<void> {
  const body = Readable.toWeb(fs.createReadStream(name)) as ReadableStream
  const answer = await fetch(`${server.base}/v1/imports/${resource}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body: body as never,
    duplex: 'half',
  } as RequestInit)
  if (!answer.ok) throw new Error(await answer.text())
  let found = (await answer.json()) as {
    id: string
    status: string
    finished_at: string | null
    refused: number
  }
  while (found.finished_at === null) {
    await wait(200)
    found = (await (await fetch(`${server.base}/v1/imports/${found.id}`, { headers })).json()) as typeof found
  }
  if (found.status !== 'completed' || found.refused > 0) throw new Error(JSON.stringify(found))
}

/**
 * The time that COPY takes for the rows of some tables, which are then there again. Each table is known to Postgres before
 * the next refers to it: in one transaction its checks of foreign keys would read an index from end to end for each row.
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
    await client.query(`truncate ${tables.join(', ')} cascade`)
    await client.query('checkpoint')
    let milliseconds = 0
    for (const table of tables) {
      const start = performance.now()
      await pipeline(fs.createReadStream(fileOf(table)), client.query(copyFrom(`copy ${table} from stdin`)))
      milliseconds += performance.now() - start
      await client.query(`analyze ${table}`)
    }
    return milliseconds / 1000
  } finally {
    client.release()
  }
}

/** The most memory that the server has while something is done, in megabytes. */
async function peakMemory(server: Server, work: () => Promise<unknown>): Promise<number> {
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(server.pid) ?? 0)
  }, 100)
  await work()
  clearInterval(watch)
  return most
}

/** How fast the server reads beside an import of the file, as a part of how fast it reads alone. */
async function readRateDuringImport(server: Server, database: Database, file: BenchFile, name: string) {
  await database.pool.query(`truncate ${file.tables.join(', ')} cascade`)
  await database.pool.query('checkpoint')
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
  // what the queue of jobs needs is loaded after the start
  await wait(3000)
  const idle = residentMegabytes(server.pid) ?? 0
  const name = path.join(directory, `${file.resource}.ndjson`)
  await writeLines(name, file)
  await database.pool.query('checkpoint')
  let seconds = 0
  const most = await peakMemory(server, async () => {
    const start = performance.now()
    await importOverHttp(server, name, file.resource)
    seconds = (performance.now() - start) / 1000
  })
  log(`${file.resource}: ${file.rows} rows in ${seconds.toFixed(1)} s`)
  const all = await copySeconds(database, file.tables, directory)
  // the rows themselves, without what follows from them
  const own = file.tables.length === 1 ? all : await copySeconds(database, file.tables.slice(0, 1), directory)
  return {
    file,
    megabytes: fs.statSync(name).size / 1e6,
    seconds,
    copySeconds: all,
    ownCopySeconds: own,
    memory: most - idle,
    // again, with a reader: COPY had none beside it
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
    `${file.rows.toLocaleString('en')} ${file.resource} (${Math.round(megabytes)} MB)`,
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

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'import-'))
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  await database.pool.query(referencedRows)
  const lines: string[] = []
  for (const file of benchFiles(scale)) {
    // each finds a server that has done nothing yet
    const server = await startServer(
      ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
      { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key },
      directory,
    )
    lines.push(line(await measure(server, database, file, directory)))
    await server.stop()
  }
  const page = `# Import bench of ${new Date().toISOString().slice(0, 10)}

${machine()}, Node ${process.versions.node}. NDJSON over HTTP as one job, spool included, beside COPY of the same rows
into the same tables with their indexes: of all rows that the import left (posts with their revisions and search
documents), each table analysed before the next refers to it, and of the register's own rows alone. Memory is the most that a
server, started for this file, had beyond what it had at rest. Reads are those of one client of \`/v1/learners\`
while the same file comes in once more, of their speed without it.

| file | import s | rows/s | COPY of all s | of COPY | COPY of own rows s | of that | memory | reads meanwhile |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`
  fs.writeFileSync(path.join(root, 'bench/results/import.md'), page)
  console.log(page)
  await database.close()
} finally {
  await postgres.stop()
  fs.rmSync(directory, { recursive: true, force: true })
}
// the driver's limit on the time of a COPY by a stream outlives it, by an hour
process.exit()
