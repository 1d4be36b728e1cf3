// npm run bench: compares our server, a bare server that sends the same SQL, and a lean server that sends the shortest SQL
// for the same responses. All take turns on the same data in one run.
// BENCH_SECONDS (2.5) is the length of a round, BENCH_ROUNDS (3) their number. BENCH_SCALE (1; page 500 needs at least
// 0.15) changes the number of rows; at scale 1 the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openDatabase } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { captureStatements } from './capture.ts'
import { load, medianRound, type Round } from './load.ts'
import { startServer, type Server } from './processes.ts'
import { machine, markdown, type Comparison, type Results } from './report.ts'
import { measureStart } from './start-times.ts'
import { largestProgram, visibleSlugs, cursorOfPage, workloadsOf, type Workload } from './workloads.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2.5)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const size = {
  posts: 100_000 * scale,
  classes: 20_000 * scale,
  learners: 50_000 * scale,
  enrollments: 200_000 * scale,
  seed: 1,
}
const root = path.resolve(import.meta.dirname, '../..')
const main = path.join(root, 'dist/src/main.js')
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`

const log = (text: string) => console.error(text)

/** Postgres and our server format the same timestamp differently (+00:00, Z; .1, .100). */
const normalizeTimestamp = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/.test(value)
    ? new Date(value).toISOString()
    : value

/** Compares the responses of two servers, because a server with shorter responses would be faster. Cursors may differ. */
async function assertEqual(ours: Server, other: Server, { requests, title }: Workload): Promise<void> {
  const read = async ({ base }: Server) => {
    const text = await (await fetch(`${base}${requests[0]!.path}`)).text()
    const body = JSON.parse(text, normalizeTimestamp) as { items?: unknown }
    return body.items ?? body
  }
  const [a, b] = [await read(ours), await read(other)]
  if (!isDeepStrictEqual(a, b)) {
    throw new Error(`${title}: the responses differ\n${JSON.stringify(a)}\n${JSON.stringify(b)}`)
  }
}

/** The measured servers: ours without and with the response cache, the bare and the lean one. */
interface Servers {
  ours: Server
  cached: Server
  bare: Server
  lean: Server
}

async function compare(servers: Servers, workload: Workload): Promise<Comparison> {
  const { ours, cached, bare, lean } = servers
  if (workload.reads) for (const other of [bare, lean]) await assertEqual(ours, other, workload)
  const measured: Record<keyof Servers, Round[]> = { ours: [], cached: [], bare: [], lean: [] }
  for (const server of [ours, cached, bare, lean]) await load(server, workload, 1)
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await load(ours, workload, seconds))
    measured.bare.push(await load(bare, workload, seconds))
    measured.lean.push(await load(lean, workload, seconds))
    measured.cached.push(await load(cached, workload, seconds))
  }
  const { name, title } = workload
  const medians = {
    ours: medianRound(measured.ours),
    cached: medianRound(measured.cached),
    bare: medianRound(measured.bare),
    lean: medianRound(measured.lean),
  }
  const rates = Object.values(medians).map(({ requestsPerSecond }) => Math.round(requestsPerSecond))
  log(`${title}: ${rates.join(', ')} req/s`)
  return { name, title, ...medians }
}

async function measure(directory: string): Promise<Results> {
  log('starting the server without and with a data directory')
  const start = await measureStart(main, directory)
  // not an ephemeral cluster, because in production a create waits for the disk
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
  try {
    await migrateUnderLock(postgres.url)
    const database = openDatabase({ url: postgres.url, statementTimeoutMs: 600_000 })
    log('generating')
    const { added, milliseconds } = await generate(database, coverageOf(resources).providers, size)
    await database.pool.query('checkpoint')
    const slugs = await visibleSlugs(database, 2000)
    const programCode = await largestProgram(database)
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
  data: { slugs: string[]; programCode: string },
  directory: string,
): Promise<Comparison[]> {
  // the rate limit would stop the load of one address; all other settings, the log too, are as in production
  const settings = { DATABASE_URL: url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key }
  const start = (overrides: Record<string, string>) =>
    startServer(['--enable-source-maps', main], { ...settings, ...overrides }, directory)
  const ours = await start({ RESPONSE_CACHE_MB: '0' })
  const cached = await start({})
  const cursor500 = await cursorOfPage(ours.base, '/v1/posts', 500)
  const workloads = workloadsOf({ ...data, cursor500 }, key)
  const captured = await captureStatements(url, key, workloads)
  const file = path.join(directory, 'captured.json')
  fs.writeFileSync(file, JSON.stringify(captured, null, 1))
  const startOther = (script: string) =>
    startServer(
      ['--enable-source-maps', path.join(import.meta.dirname, script), file],
      { DATABASE_URL: url },
      directory,
    )
  const servers = { ours, cached, bare: await startOther('bare.js'), lean: await startOther('lean.js') }
  const comparisons: Comparison[] = []
  for (const workload of workloads) comparisons.push(await compare(servers, workload))
  for (const server of Object.values(servers)) await server.stop()
  return comparisons
}

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'run-'))
// the embedded Postgres may run as another user
fs.chmodSync(directory, 0o755)
try {
  const results = await measure(directory)
  if (scale === 1) {
    const folder = path.join(root, 'bench/results')
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(path.join(folder, `${results.date}.json`), `${JSON.stringify(results, null, 2)}\n`)
    fs.writeFileSync(path.join(folder, `${results.date}.md`), markdown(results))
  }
  console.log(markdown(results))
} finally {
  fs.rmSync(directory, { recursive: true, force: true })
}
