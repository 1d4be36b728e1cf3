import { uuidv7 } from 'uuidv7'
import { registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

// some days of three years, among them the first and last ones of periods
const days = [
  '2018-12-31',
  '2019-01-01',
  '2019-02-28',
  '2019-03-05',
  '2019-06-30',
  '2019-11-14',
  '2019-12-31',
  '2020-01-01',
  '2020-02-29',
  '2020-03-01',
  '2020-03-31',
  '2020-04-01',
  '2020-06-15',
  '2020-09-30',
  '2020-10-01',
  '2020-11-14',
  '2020-12-31',
  '2021-01-01',
]
const day = fc.constantFrom(...days)
const maybeDay = fc.option(day)

const next: Record<string, readonly string[]> = {
  enrolled: ['withdrawn', 'deferred', 'transferred', 'completed', 'deceased'],
  withdrawn: ['resumed'],
  deferred: ['resumed', 'completed', 'transferred'],
}

interface Event {
  kind: string
  on: string | null
}

/** A valid sequence of events, in order of their days. */
const anyHistory = fc.array(fc.record({ on: maybeDay, choice: fc.nat(9) }), { maxLength: 4 }).map((steps) => {
  const events: Event[] = []
  let status = 'enrolled'
  for (const { on, choice } of steps.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))) {
    const kinds = next[status]
    if (kinds === undefined) break
    const kind = kinds[choice % kinds.length]!
    events.push({ kind, on })
    status = kind === 'resumed' ? 'enrolled' : kind
  }
  return events
})

const anyEnrollment = fc.record({
  enrolled_on: maybeDay,
  trashed: fc.constantFrom(false, false, false, true),
  undone: fc.boolean(),
  history: anyHistory,
})

const anyClass = fc
  .record({
    program: fc.nat(1),
    mode: fc.constantFrom('full_time', 'part_time', null),
    year: fc.constantFrom(2019, 2020),
    status: fc.constantFrom('scheduled', 'open', 'suspended', 'completed', 'completed', 'cancelled'),
    first: maybeDay,
    second: maybeDay,
    cancelled_on: maybeDay,
    headcount: fc.option(fc.nat(50)),
    trashed: fc.constantFrom(false, false, false, false, true),
    /** Days that the class has before its enrollments are stored, and that are corrected afterwards. */
    stored: fc.option(fc.record({ opened_on: maybeDay, closed_on: fc.constant('2021-01-01') })),
    enrollments: fc.array(anyEnrollment, { maxLength: 4 }),
  })
  .map(({ first, second, ...rest }) => {
    const isSwapped = first !== null && second !== null && second < first
    return { ...rest, opened_on: isSwapped ? second : first, closed_on: isSwapped ? first : second }
  })
type Class = typeof anyClass extends fc.Arbitrary<infer T> ? T : never

const anyPeriod = fc.oneof(
  fc.constantFrom(
    { query: 'year=2020', from: '2020-01-01', to: '2020-12-31', before: ['2019-01-01', '2019-12-31'] },
    {
      query: 'year=2020&period=month&number=2',
      from: '2020-02-01',
      to: '2020-02-29',
      before: ['2019-02-01', '2019-02-28'],
    },
    {
      query: 'year=2020&period=quarter&number=1',
      from: '2020-01-01',
      to: '2020-03-31',
      before: ['2019-01-01', '2019-03-31'],
    },
    {
      query: 'year=2020&period=half&number=2',
      from: '2020-07-01',
      to: '2020-12-31',
      before: ['2019-07-01', '2019-12-31'],
    },
    {
      query: 'year=2020&period=nine_months',
      from: '2020-01-01',
      to: '2020-09-30',
      before: ['2019-01-01', '2019-09-30'],
    },
    {
      query: 'year=2020&as_of=2020-11-14',
      from: '2020-01-01',
      to: '2020-11-14',
      before: ['2019-01-01', '2019-11-14'],
    },
  ),
  fc.tuple(day, day).map((pair) => {
    const [from, to] = pair.toSorted() as [string, string]
    const shift = (one: string) => `${Number(one.slice(0, 4)) - 1}${one.slice(4).replace('-02-29', '-02-28')}`
    return { query: `from=${from}&to=${to}`, from, to, before: [shift(from), shift(to)] }
  }),
)

const dayBefore = (one: string) => new Date(Date.parse(one) - 86_400_000).toISOString().slice(0, 10)

/** Whether an enrollment counts as a learner at the end of a day, read as the documentation says it. */
function attends({ enrolled_on, history, undone }: Class['enrollments'][number], on: string): boolean {
  if (enrolled_on !== null && enrolled_on > on) return false
  const effective = undone ? history.slice(0, -1) : history
  const known = effective.filter((event) => event.on === null || event.on <= on)
  const states = known.flatMap(({ kind }) =>
    kind === 'withdrawn' || kind === 'transferred' ? [false] : kind === 'resumed' ? [true] : [],
  )
  return states.at(-1) ?? true
}

const classStages = ['carried_over', 'opened', 'closed', 'cancelled', 'running', 'undated'] as const
const learnerStages = [...classStages, 'joined', 'left'] as const

/** Counts a period day by day. */
function count(school: readonly Class[], from: string, to: string) {
  const classes = Object.fromEntries(classStages.map((stage) => [stage, 0]))
  const learners = Object.fromEntries(learnerStages.map((stage) => [stage, 0]))
  let unknown = 0
  for (const one of school) {
    if (one.trashed) continue
    const { opened_on, closed_on, status, cancelled_on } = one
    const live = one.enrollments.filter(({ trashed }) => !trashed)
    const learnersOn = (on: string) =>
      live.length > 0 ? live.filter((each) => attends(each, on)).length : one.headcount
    const add = (stage: string, number: number | null) => {
      classes[stage]!++
      learners[stage]! += number ?? 0
    }
    if (status === 'cancelled') {
      if (opened_on === null || cancelled_on === null || cancelled_on < opened_on) continue
      if (closed_on !== null && cancelled_on > closed_on) continue
    }
    const end = status === 'cancelled' ? cancelled_on : closed_on
    const start = opened_on ?? `${one.year}-01-01`
    if (start > to || (end !== null && end < from)) continue
    if (live.length === 0 && one.headcount === null) unknown++
    if (opened_on === null || (status === 'completed' && closed_on === null)) {
      add('undated', learnersOn('9999-12-31'))
      continue
    }
    if (opened_on < from) add('carried_over', learnersOn(dayBefore(from)))
    else add('opened', learnersOn(opened_on))
    if (live.length > 0) {
      for (const on of days.filter((each) => each >= from && each > opened_on && each <= to)) {
        if (end !== null && on > end) continue
        const before = dayBefore(on)
        learners['joined']! += live.filter((each) => attends(each, on) && !attends(each, before)).length
        learners['left']! += live.filter((each) => !attends(each, on) && attends(each, before)).length
      }
    }
    if (end !== null && end <= to) add(status === 'cancelled' ? 'cancelled' : 'closed', learnersOn(end))
    else add('running', learnersOn(to))
  }
  return { classes, learners, unknown }
}

type Numbers = Record<string, { value: number; before: number }>

test('the movement of a period adds up, and is what a plain count gives', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { createProgram } = registers(app)
  const programs = [await createProgram({ code: 'A' }), await createProgram({ code: 'B' })]
  const { pool } = database

  /** Stores a school like imports do: with few statements, and with the triggers. */
  async function store(school: readonly Class[]) {
    await pool.query('truncate enrollments cascade')
    await pool.query('delete from classes')
    const rows = school.map((one) => ({ ...one, id: uuidv7() }))
    await pool.query(
      `insert into classes (id, code, code_key, name, program_id, mode, year, status, opened_on, closed_on, headcount, deleted_at)
      select (r->>'id')::uuid, r->>'id', r->>'id', 'Lớp', (r->>'program_id')::uuid, r->>'mode', (r->>'year')::int, r->>'status',
        (r->>'opened_on')::date, (r->>'closed_on')::date, (r->>'headcount')::int, case when (r->>'trashed')::boolean then now() end
      from json_array_elements($1::json) as r`,
      [
        JSON.stringify(
          rows.map(({ enrollments: _e, program, stored, ...row }) => ({
            ...row,
            ...stored,
            program_id: programs[program]!.id,
            status: row.status === 'cancelled' ? 'open' : row.status,
          })),
        ),
      ],
    )
    const enrollments = rows.flatMap(({ id, enrollments: some }) =>
      some.map((one) => ({ ...one, class_id: id, id: uuidv7(), learner_id: uuidv7() })),
    )
    const events = enrollments.flatMap(({ id, history }) =>
      history.map((event, index) => ({ ...event, id: uuidv7(), enrollment_id: id, sequence: index + 1 })),
    )
    await pool.query(
      `insert into learners (id, full_name) select (r->>'learner_id')::uuid, 'Người học' from json_array_elements($1::json) as r`,
      [JSON.stringify(enrollments)],
    )
    await pool.query(
      `insert into enrollments (id, class_id, learner_id, enrolled_on, deleted_at)
      select (r->>'id')::uuid, (r->>'class_id')::uuid, (r->>'learner_id')::uuid, (r->>'enrolled_on')::date,
        case when (r->>'trashed')::boolean then now() end from json_array_elements($1::json) as r`,
      [JSON.stringify(enrollments)],
    )
    await pool.query(
      `insert into enrollment_events (id, enrollment_id, sequence, place, kind, "on")
      select (r->>'id')::uuid, (r->>'enrollment_id')::uuid, (r->>'sequence')::int, (r->>'sequence')::int, r->>'kind', (r->>'on')::date
      from json_array_elements($1::json) as r`,
      [JSON.stringify(events)],
    )
    const undone = enrollments.flatMap(({ id, undone: isUndone, history }) =>
      isUndone && history.length > 0
        ? events.filter(({ enrollment_id }) => enrollment_id === id).slice(-1)
        : [],
    )
    await pool.query(
      `insert into enrollment_events (id, enrollment_id, sequence, place, kind, "on", replaces_event_id)
      select gen_random_uuid(), (r->>'enrollment_id')::uuid, (r->>'sequence')::int + 1, (r->>'sequence')::int, 'corrected',
        (r->>'on')::date, (r->>'id')::uuid from json_array_elements($1::json) as r`,
      [JSON.stringify(undone)],
    )
    await pool.query(
      `with given as (select (r->>'id')::uuid as id, (r->>'opened_on')::date as opened_on, (r->>'closed_on')::date as closed_on
        from json_array_elements($1::json) as r)
      update classes set opened_on = given.opened_on, closed_on = given.closed_on from given where given.id = classes.id`,
      [JSON.stringify(rows.map(({ id, opened_on, closed_on }) => ({ id, opened_on, closed_on })))],
    )
    const cancelled = rows.filter(({ status }) => status === 'cancelled')
    await pool.query(
      `with given as (select (r->>'id')::uuid as id, (r->>'cancelled_on')::date as day from json_array_elements($1::json) as r)
      update classes set status = 'cancelled', cancelled_on = day from given where given.id = classes.id`,
      [JSON.stringify(cancelled)],
    )
  }

  const valuesOf = (numbers: Numbers, which: 'value' | 'before') =>
    Object.fromEntries(Object.entries(numbers).map(([stage, number]) => [stage, number[which]]))

  await fc.assert(
    fc.asyncProperty(
      fc.array(anyClass, { minLength: 1, maxLength: 5 }),
      fc.array(anyPeriod, { minLength: 2, maxLength: 2 }),
      async (school, periods) => {
        await store(school)
        for (const { query, from, to, before } of periods) {
          const path = `/v1/statistics/training-movement?${query}`
          const answer = await expect(200, 'GET', `${path}&group_by=program,mode`, { as: 'anonymous' })
          t.match(answer.period, { from })
          t.equal(answer.period.as_of, to)
          t.same([answer.period_before.from, answer.period_before.as_of], before)
          const compare = (
            numbers: { classes: Numbers; learners: Numbers; without_learners: Numbers[string] },
            some: Class[],
          ) => {
            for (const [which, first, last] of [
              ['value', from, to],
              ['before', before[0]!, before[1]!],
            ] as const) {
              const plain = count(some, first, last)
              const classes = valuesOf(numbers.classes, which)
              const learners = valuesOf(numbers.learners, which)
              t.same(classes, plain.classes, `classes of ${query}, ${which}`)
              t.same(learners, plain.learners, `learners of ${query}, ${which}`)
              t.equal(numbers.without_learners[which], plain.unknown)
              const { carried_over, opened, closed, cancelled, running } = classes as Record<string, number>
              t.equal(carried_over! + opened! - closed! - cancelled!, running)
              const l = learners as Record<string, number>
              t.equal(
                l['carried_over']! +
                  l['opened']! +
                  l['joined']! -
                  l['left']! -
                  l['closed']! -
                  l['cancelled']!,
                l['running'],
              )
            }
          }
          compare(answer.total, [...school])
          for (const { group, ...numbers } of answer.rows) {
            const [program, mode] = group
            compare(
              numbers,
              school.filter((one) => 'AB'[one.program] === program.value && one.mode === mode.value),
            )
          }
          // no row is missing: they add up to the total
          for (const stage of learnerStages)
            t.equal(
              answer.rows.reduce(
                (sum: number, row: { learners: Numbers }) => sum + row.learners[stage]!.value,
                0,
              ),
              answer.total.learners[stage].value,
            )
        }
      },
    ),
    { numRuns: volume(800) },
  )
})
