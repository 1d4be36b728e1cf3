// npm run bench: our server beside a bare one, on the same data and the same SQL, in one run.
// BENCH_SECONDS (2.5) and BENCH_ROUNDS (3) make it longer or shorter; results go to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openDatabase } from '../src/database/database.ts'
import { startEmbeddedPostgres } from '../src/database/embedded/postgres.ts'
import { migrateUnderLock } from '../src/database/migrate.ts'
import { generate } from '../src/generate/generate.ts'
import { captureStatements } from './capture.ts'
import { load, medianRound, type Round } from './load.ts'
import { startServer, type Server } from './processes.ts'
import { machine, markdown, type Comparison, type Results } from './report.ts'
import { measureStart } from './start-times.ts'
import { busiestProgram, visibleSlugs, walk, workloadsOf, type Workload } from './workloads.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2.5)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const size = { posts: 100_000, classes: 20_000, learners: 50_000, enrollments: 200_000, seed: 1 }
const root = path.resolve(import.meta.dirname, '../..')
const main = path.join(root, 'dist/main.js')
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`

const say = (text: string) => console.error(text)

/** Equal answers first: a server that answers less would be faster. Cursors are each server's own. */
async function assertEqual(ours: Server, bare: Server, { requests, title }: Workload): Promise<void> {
  const read = async ({ base }: Server) => {
    const answer = (await (await fetch(`${base}${requests[0]!.path}`)).json()) as { items?: unknown }
    return answer.items ?? answer
  }
  const [a, b] = [await read(ours), await read(bare)]
  if (!isDeepStrictEqual(a, b)) {
    throw new Error(`${title}: the answers differ\n${JSON.stringify(a)}\n${JSON.stringify(b)}`)
  }
}

async function compare(ours: Server, bare: Server, workload: Workload): Promise<Comparison> {
  if (workload.reads) await assertEqual(ours, bare, workload)
  const kept: Record<'ours' | 'bare', Round[]> = { ours: [], bare: [] }
  await load(ours, workload, 1)
  await load(bare, workload, 1)
  for (let round = 0; round < rounds; round++) {
    kept.ours.push(await load(ours, workload, seconds))
    kept.bare.push(await load(bare, workload, seconds))
  }
  const { name, title } = workload
  const comparison = { name, title, ours: medianRound(kept.ours), bare: medianRound(kept.bare) }
  const { ours: a, bare: b } = comparison
  say(`${title}: ${Math.round(a.requestsPerSecond)} and ${Math.round(b.requestsPerSecond)} req/s`)
  return comparison
}

async function measure(directory: string): Promise<Results> {
  say('starting the server without and with a data directory')
  const start = await measureStart(main, directory)
  // not an ephemeral cluster: a create waits for the disk, as it does in earnest
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
  try {
    await migrateUnderLock(postgres.url)
    const database = openDatabase({ url: postgres.url, statementTimeoutMs: 600_000 })
    say('generating')
    const { added, milliseconds } = await generate(database, size)
    await database.pool.query('checkpoint')
    const slugs = await visibleSlugs(database, 2000)
    const programCode = await busiestProgram(database)
    await database.close()
    const comparisons = await measureServers(postgres.url, { slugs, programCode }, directory)
    const rate = (name: string) => comparisons.find((each) => each.name === name)!.ours.requestsPerSecond
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: machine(),
      node: process.versions.node,
      rows: added,
      generatedIn: milliseconds,
      seconds,
      rounds,
      start,
      comparisons,
      page500OfPage1: rate('page500') / rate('newest'),
    }
  } finally {
    await postgres.stop()
  }
}

async function measureServers(
  url: string,
  found: { slugs: string[]; programCode: string },
  directory: string,
): Promise<Comparison[]> {
  // limits would end the load of one address; everything else, the log too, is as in production
  const ours = await startServer(
    ['--enable-source-maps', main],
    { DATABASE_URL: url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key },
    directory,
  )
  const cursor500 = await walk(ours.base, '/v1/posts', 500)
  const workloads = workloadsOf({ ...found, cursor500 }, key)
  const captured = await captureStatements(url, key, workloads)
  const file = path.join(directory, 'captured.json')
  fs.writeFileSync(file, JSON.stringify(captured, null, 1))
  const bare = await startServer(
    ['--enable-source-maps', path.join(import.meta.dirname, 'bare.js'), file],
    { DATABASE_URL: url },
    directory,
  )
  const comparisons: Comparison[] = []
  for (const workload of workloads) comparisons.push(await compare(ours, bare, workload))
  await bare.stop()
  await ours.stop()
  return comparisons
}

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'run-'))
// the embedded Postgres may run as another user
fs.chmodSync(directory, 0o755)
try {
  const results = await measure(directory)
  const folder = path.join(root, 'bench/results')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${results.date}.json`), `${JSON.stringify(results, null, 2)}\n`)
  fs.writeFileSync(path.join(folder, `${results.date}.md`), markdown(results))
  console.log(markdown(results))
} finally {
  fs.rmSync(directory, { recursive: true, force: true })
}
