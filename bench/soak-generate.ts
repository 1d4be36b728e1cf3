// npm run soak:generate -- [posts]: generates at scale on a throw-away Postgres and shows that memory stays bounded.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../src/database/database.ts'
import { startEmbeddedPostgres } from '../src/database/embedded/postgres.ts'
import { migrateUnderLock } from '../src/database/migrate.ts'
import { generate } from '../src/generate/generate.ts'

/** What Node itself takes, two batches with their strings, and garbage that is not collected yet. */
const MOST_MEGABYTES = 400

const posts = Number(process.argv[2] ?? 1_000_000)
const classes = Math.ceil(posts / 50)
const learners = Math.ceil(posts / 20)
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bantin-soak-'))
// the server's user may be another one than ours
fs.chmodSync(scratch, 0o755)
try {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(scratch, 'postgres'), ephemeral: true })
  try {
    await migrateUnderLock(postgres.url)
    await soak(postgres.url)
  } finally {
    await postgres.stop()
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}

async function soak(url: string): Promise<void> {
  const database = openDatabase({ url, statementTimeoutMs: 600_000 })
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const start = performance.now()
  const options = { posts, classes, learners, seed: 1 }
  const { added, milliseconds } = await generate(database, options, ({ register, done, of }) => {
    if (done < of && done % 50_000 !== 0) return
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`${seconds} s  ${register} ${done} of ${of}  ${megabytes(peak)} MB at most`)
  })
  clearInterval(sampler)
  const { rows } = await database.pool.query<{ size: number }>(
    'select pg_database_size(current_database()) as size',
  )
  await database.close()
  const total = Object.values(added).reduce((sum, count) => sum + count, 0)
  console.log(added)
  console.log(
    `${total} rows in ${Math.round(milliseconds / 1000)} s: ${Math.round((total / milliseconds) * 1000)} rows/s; ` +
      `database ${megabytes(rows[0]!.size)} MB; memory ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`,
  )
  if (megabytes(peak) > MOST_MEGABYTES) {
    console.error(`memory went over ${MOST_MEGABYTES} MB`)
    process.exitCode = 1
  }
}
