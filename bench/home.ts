// npm run bench -- home: the home page in one request, beside a list and beside the requests that it replaces. All take turns on
// the same data. BENCH_POSTS (100000) sets the number of posts; the results are written to bench/results/.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase, type Database } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { load, medianRound, type Round } from './load.ts'
import { startServer, type Server } from './processes.ts'
import { machine } from './report.ts'
import type { Workload } from './workloads.ts'

const posts = Number(process.env['BENCH_POSTS'] ?? 100_000)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2.5)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const root = path.resolve(import.meta.dirname, '../..')

/** The sections with the most posts. */
async function largestSections({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ slug: string }>(
    `select s.slug from sections s join posts p on p.section_id = s.id group by s.slug order by count(*) desc, s.slug limit 4`,
  )
  return rows.map(({ slug }) => slug)
}

const workload = (title: string, ...paths: string[]): Workload => ({
  name: title,
  title,
  requests: paths.map((address) => ({ path: address })),
  reads: true,
})

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'home-'))
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  const size = { posts, classes: posts / 5, learners: posts / 10, enrollments: posts / 5, seed: 1 }
  await generate(database, coverageOf(resources).providers, size)
  await database.pool.query('vacuum analyze')
  await database.pool.query('checkpoint')
  const sections = await largestSections(database)
  await database.close()

  const start = async (settings: Record<string, string>) =>
    await startServer(
      ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
      { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', ...settings },
      directory,
    )
  const servers = { fresh: await start({ RESPONSE_CACHE_MB: '0' }), cached: await start({}) }
  const list = workload('the newest 20 posts', '/v1/posts')
  const home = workload('the home page with four sections', `/v1/home?sections=${sections.join()}`)
  const replaced = [
    '/v1/posts?limit=5&include=section',
    ...sections.map((slug) => `/v1/posts?section=${slug}&limit=5&include=section`),
    '/v1/posts?kind=video&limit=5&include=section',
    '/v1/sections',
    '/v1/links?active=true',
    '/v1/statistics/training',
    '/v1/statistics/research',
  ]
  const parts = workload(`one of the ${replaced.length} requests that it replaces`, ...replaced)
  const workloads = [list, home, parts]
  const measured = new Map<string, Round[]>()
  const measure = async (server: Server, kind: string, one: Workload) => {
    const name = `${kind} ${one.title}`
    measured.set(name, [...(measured.get(name) ?? []), await load(server, one, seconds)])
  }
  for (const one of workloads) for (const server of Object.values(servers)) await load(server, one, 1)
  for (let round = 0; round < rounds; round++) {
    for (const one of workloads)
      for (const [kind, server] of Object.entries(servers)) await measure(server, kind, one)
  }
  for (const server of Object.values(servers)) await server.stop()

  const medianOf = (kind: string, one: Workload) => medianRound(measured.get(`${kind} ${one.title}`)!)
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const line = (one: Workload) => {
    const [fresh, cached] = [medianOf('fresh', one), medianOf('cached', one)]
    const ratios = [fresh, cached].map((round, at) => {
      const of = medianOf(at === 0 ? 'fresh' : 'cached', list)
      return `${Math.round((100 * round.requestsPerSecond) / of.requestsPerSecond)} %`
    })
    const cells = [
      whole(fresh.requestsPerSecond),
      ratios[0],
      `${fresh.p50.toFixed(1)} / ${fresh.p99.toFixed(1)}`,
    ]
    return `| ${[one.title, ...cells, whole(cached.requestsPerSecond), ratios[1], fresh.failed + cached.failed].join(' | ')} |`
  }
  const page = `# Home page, ${new Date().toISOString().slice(0, 10)}: ${posts.toLocaleString('en')} posts

${machine()}, Node ${process.versions.node}. Requests a second on 32 connections, ${rounds} rounds of ${seconds} s in turns, medians;
load, server and Postgres share the machine. Load of the machine: ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} processors.
The ratios compare with the list.

| request | without the response cache | of the list | p50 / p99 ms | with it | of the list | failed |
| --- | --- | --- | --- | --- | --- | --- |
${workloads.map(line).join('\n')}
`
  if (posts === 100_000) fs.writeFileSync(path.join(root, 'bench/results/home.md'), page)
  console.log(page)
} finally {
  await postgres.stop()
  fs.rmSync(directory, { recursive: true, force: true })
}
