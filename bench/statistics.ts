// npm run bench -- statistics: compares statistics over HTTP with the same SQL through pg alone, and with counting the
// enrollments. BENCH_ENROLLMENTS (1000000) sets their number, 50 in each class; the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { openDatabase, type Database } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { loadStatisticData } from '../src/features/statistics/load.ts'
import { findGroupMismatches } from '../src/features/statistics/training/group-mismatches.ts'
import { trainingStatistics } from '../src/features/statistics/training/statistic.ts'
import { anonymous, cliCaller } from '../src/platform/access/caller.ts'
import { countMovements } from '../src/features/statistics/movement/count.ts'
import { periodsOf } from '../src/features/statistics/movement/period.ts'
import { findCountMismatches } from '../src/domain/training/class-counts/count-mismatches.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { startServer } from './processes.ts'
import { machine } from './report.ts'
import { timesCell, measureTimes, type Times } from './times.ts'

const total = Number(process.env['BENCH_ENROLLMENTS'] ?? 1_000_000)
const times = Number(process.env['BENCH_TIMES'] ?? 100)
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`
const root = path.resolve(import.meta.dirname, '../..')
const log = (text: string) => console.error(text)

/** A request of a reader, or of a caller who may read enrollments. */
interface MeasuredRequest {
  title: string
  query: string
  keys: readonly string[]
  year?: number
  asRegistrar?: true
}

const requests: readonly MeasuredRequest[] = [
  { title: 'the totals of all years', query: '', keys: [] },
  { title: 'all years by programme', query: 'group_by=program', keys: ['program'] },
  { title: 'all years by plan', query: 'group_by=planned', keys: ['planned'] },
  {
    title: 'all years by programme, plan and mode',
    query: 'group_by=program,planned,mode',
    keys: ['program', 'planned', 'mode'],
  },
  { title: 'one year by programme', query: 'year=2020&group_by=program', keys: ['program'], year: 2020 },
  { title: 'one year by sex, for readers', query: 'year=2020&group_by=sex', keys: ['sex'], year: 2020 },
  {
    title: 'one year by age, for readers',
    query: 'year=2020&group_by=age_band',
    keys: ['age_band'],
    year: 2020,
  },
  {
    title: 'one year by result, for readers',
    query: 'year=2020&group_by=result',
    keys: ['result'],
    year: 2020,
  },
  ...[
    { title: 'completions of all years', query: '', keys: [] },
    { title: 'completions of all years by programme', query: 'group_by=program', keys: ['program'] },
    { title: 'persons of one year', query: 'year=2020', keys: [], year: 2020 },
    {
      title: 'persons of one year by programme',
      query: 'year=2020&group_by=program',
      keys: ['program'],
      year: 2020,
    },
    { title: 'persons of one year by sex', query: 'year=2020&group_by=sex', keys: ['sex'], year: 2020 },
    { title: 'all years by sex', query: 'group_by=sex', keys: ['sex'] },
    { title: 'all years by group of the unit', query: 'group_by=unit_group', keys: ['unit_group'] },
    { title: 'all years by result', query: 'group_by=result', keys: ['result'] },
    { title: 'all years by programme and sex', query: 'group_by=program,sex', keys: ['program', 'sex'] },
    {
      title: 'one year by sex, minority and level',
      query: 'year=2020&group_by=sex,minority,position_level',
      keys: ['sex', 'minority', 'position_level'],
      year: 2020,
    },
  ].map((request) => ({
    ...request,
    title: `${request.title}, with training:read`,
    asRegistrar: true as const,
  })),
]

const selectStatistic = trainingStatistics(5)

/** The movement of classes and learners, whose statements count days. */
const movements = [
  { title: 'movement of a year by programme', query: { year: 2020 }, keys: ['program'] },
  {
    title: 'movement of a month by programme',
    query: { year: 2020, period: 'month', number: 9 },
    keys: ['program'],
  },
  { title: 'movement of all years', query: { from: '1990-01-01', to: '2025-12-31' }, keys: [] },
] as const

/** Who withdrew or deferred comes back, and withdraws for good: two events with days for each of them. */
const addEvents = `insert into enrollment_events (id, enrollment_id, sequence, place, kind, "on")
  select gen_random_uuid(), enrollments.id, step, step, case step when 2 then 'resumed' else 'withdrawn' end,
    opened_on + (step * 20 + row_number() over () % 30)::int
  from enrollments join classes on classes.id = class_id, generate_series(2, 3) as step
  where enrollments.status in ('withdrawn', 'deferred') and enrollments.deleted_at is null`

/** Counts the enrollments of each class; the stored class counts make this unnecessary. */
const countEnrollments = `select classes.year, classes.program_id, count(distinct classes.id), sum(coalesce(counted.learners, classes.headcount))
  from classes left join (select class_id, count(*) as learners from enrollments
    where deleted_at is null and status not in ('withdrawn', 'transferred') group by class_id) as counted on counted.class_id = classes.id
  where classes.deleted_at is null and classes.status <> 'cancelled'
    and (classes.status <> 'scheduled' or classes.opened_on <= current_date) group by 1, 2`

interface Line {
  title: string
  ours: Times
  cached: Times
  bare: Times
}

/** Measures a request without and with the response cache, and its statement through pg alone. */
async function line(
  title: string,
  path: string,
  [uncached, cached]: readonly [string, string],
  bare: () => Promise<unknown>,
  headers: Record<string, string> = {},
): Promise<Line> {
  const send = (base: string) => async () => {
    const response = await fetch(`${base}/v1/statistics/${path}`, { headers })
    if (!response.ok) throw new Error(await response.text())
    await response.arrayBuffer()
  }
  const measured = {
    title,
    ours: await measureTimes(send(uncached), times),
    cached: await measureTimes(send(cached), times),
    bare: await measureTimes(bare, times),
  }
  log(`${title}: ${timesCell(measured.ours)}, bare ${timesCell(measured.bare)}`)
  return measured
}

async function measure(uncached: string, cached: string, database: Database): Promise<Line[]> {
  const lines: Line[] = []
  for (const { title, query, keys, year, asRegistrar = false } of requests) {
    const statisticQuery = {
      statistic: selectStatistic('own', year !== undefined, asRegistrar ? cliCaller : anonymous),
      keys,
      source: 'best',
      from: year ?? 1900,
      to: year ?? 2200,
      allFigures: asRegistrar,
      incompleteRegisters: asRegistrar,
    } as const
    lines.push(
      await line(
        title,
        `training?${query}`,
        [uncached, cached],
        () => loadStatisticData(database.pool, statisticQuery),
        asRegistrar ? { authorization: `Bearer ${key}` } : {},
      ),
    )
  }
  for (const { title, query, keys } of movements) {
    const parameters = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    )
    if (keys.length > 0) parameters.set('group_by', keys.join())
    lines.push(
      await line(title, `training-movement?${parameters.toString()}`, [uncached, cached], () =>
        countMovements(database.pool, periodsOf(query), keys, 'own'),
      ),
    )
  }
  return lines
}

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = process.env['BENCH_DIRECTORY'] ?? fs.mkdtempSync(path.join(work, 'statistics-'))
fs.mkdirSync(directory, { recursive: true })
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  log(`generating ${total} enrollments`)
  const { added, milliseconds } = await generate(database, coverageOf(resources).providers, {
    posts: 0,
    classes: Math.ceil(total / 50),
    learners: Math.ceil(total / 10),
    enrollments: total,
    seed: 1,
  })
  const wrong = await findCountMismatches(database.pool)
  if (wrong.length > 0) throw new Error(`the stored counts of ${wrong.length} classes are wrong`)
  await database.pool.query(
    `insert into register_coverage (id, register, year, complete) select gen_random_uuid(), register, year, true
    from unnest(array['classes', 'enrollments']) as register, (select distinct year from classes) as taught on conflict do nothing`,
  )
  const events = await database.pool.query(addEvents)
  log(`added ${events.rowCount} events`)
  const mismatches = await findGroupMismatches(database.pool)
  if (mismatches.length > 0) throw new Error(`the stored groups of ${mismatches.length} classes are wrong`)
  // of all tables: one that is left out is vacuumed while requests are measured
  await database.pool.query('vacuum analyze')
  // else it is written to disk while requests are measured
  await database.pool.query('checkpoint')
  const main = ['--enable-source-maps', path.join(root, 'dist/src/main.js')]
  const environment = { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key }
  const uncached = await startServer(main, { ...environment, RESPONSE_CACHE_MB: '0' }, directory)
  const cached = await startServer(main, environment, directory)
  const lines = await measure(uncached.base, cached.base, database)
  const counting = await measureTimes(() => database.pool.query(countEnrollments), 20)
  const page = `# Statistics bench of ${new Date().toISOString().slice(0, 10)}: ${total.toLocaleString('en')} enrollments

${machine()}, Node ${process.versions.node}; ${Math.ceil(total / 50).toLocaleString('en')} classes${Object.keys(added).length > 0 ? `, generated in ${Math.round(milliseconds / 1000)} s` : ''}, the stored counts compared with the enrollments.
Milliseconds p50 / p95, one request at a time: over HTTP without the response cache, over HTTP with it, and the
same SQL through pg alone.

| request | uncached | cached | bare pg | uncached / bare (p50) |
| --- | --- | --- | --- | --- |
${lines.map(({ title, ours, cached, bare }) => `| ${title} | ${timesCell(ours)} | ${timesCell(cached)} | ${timesCell(bare)} | ${Math.round((ours.p50 / bare.p50) * 100)} % |`).join('\n')}

Counting the enrollments by year and programme: ${timesCell(counting)}.
`
  fs.writeFileSync(path.join(root, 'bench/results', `statistics-${total}.md`), page)
  console.log(page)
  await uncached.stop()
  await cached.stop()
  await database.close()
} finally {
  await postgres.stop()
  if (process.env['BENCH_DIRECTORY'] === undefined) fs.rmSync(directory, { recursive: true, force: true })
}
