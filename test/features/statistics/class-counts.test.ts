import { findCountMismatches } from '../../../src/domain/training/class-counts/count-mismatches.ts'
import { registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { writeLocked } from '../../support/write-locked.ts'

const statuses = ['enrolled', 'completed', 'withdrawn', 'transferred'] as const
const planned = fc.constantFrom(true, false, null)
const status = fc.constantFrom(...statuses)
const place = fc.nat(2)
const anyWrite = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    classes: fc.array(place, { maxLength: 4 }),
    planned,
    status,
    enrolled: fc.constantFrom(null, '2020-03-02', '2020-04-06', '2020-07-01'),
  }),
  fc.record({ do: fc.constant('change' as const), from: place, to: place, planned, status }),
  fc.record({ do: fc.constant('trash' as const), from: place, back: fc.boolean() }),
  fc.record({ do: fc.constant('purge' as const), from: place }),
  fc.record({
    do: fc.constant('class' as const),
    from: fc.array(place, { maxLength: 3 }),
    planned,
    year: fc.constantFrom(2019, 2020),
    state: fc.constantFrom('open', 'scheduled', 'cancelled'),
    opened: fc.constantFrom(null, '2020-03-02', '2190-03-02'),
    closed: fc.constantFrom(null, '2020-06-30', '2190-06-30'),
    cancelled: fc.constantFrom(null, '2020-04-06'),
    headcount: fc.constantFrom(null, 0, 40),
    gone: fc.boolean(),
  }),
)

test('the kept counts agree with classes and enrollments after any writes', async (t) => {
  const app = await startApp(t)
  const { database } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram()
  const classIds: string[] = []
  for (let n = 0; n < 3; n++) classIds.push((await createClass(program.id)).id)

  const write = async (one: typeof anyWrite extends fc.Arbitrary<infer T> ? T : never) => {
    const { pool } = database
    if (one.do === 'add') {
      await pool.query(
        `with people as (insert into learners (id, full_name) select gen_random_uuid(), 'Người học' from unnest($1::uuid[]) returning id),
        paired as (select id, row_number() over () as n from people)
        insert into enrollments (id, class_id, learner_id, planned, status, enrolled_on)
        select gen_random_uuid(), ($1::uuid[])[n], id, $2, $3, $4 from paired`,
        [one.classes.map((at) => classIds[at]), one.planned, one.status, one.enrolled],
      )
    } else if (one.do === 'change') {
      await writeLocked(
        database,
        "enrollments where class_id = $1 and learner_id::text < '8'",
        classIds[one.from],
        'update enrollments set class_id = $2, planned = $3, status = $4 where id = any($1)',
        [classIds[one.to], one.planned, one.status],
      )
    } else if (one.do === 'trash') {
      await writeLocked(
        database,
        'enrollments where class_id = $1',
        classIds[one.from],
        'update enrollments set deleted_at = $2 where id = any($1)',
        [one.back ? null : '2021-01-01T00:00:00Z'],
      )
    } else if (one.do === 'class') {
      await writeLocked(
        database,
        'classes where id = any($1::uuid[])',
        one.from.map((at) => classIds[at]),
        `update classes set planned = $2, year = $3, status = $4, headcount = $5, headcount_unplanned = $5::int / 2,
          deleted_at = case when $6 then now() end, opened_on = $7::text::date, closed_on = case when $8::date >= $7::text::date then $8::date end,
          cancelled_on = $9, origin = left($7::text, 3) where id = any($1::uuid[])`,
        [one.planned, one.year, one.state, one.headcount, one.gone, one.opened, one.closed, one.cancelled],
      )
    } else {
      await writeLocked(
        database,
        "enrollments where class_id = $1 and learner_id::text < 'a'",
        classIds[one.from],
        'delete from enrollments where id = any($1)',
      )
    }
  }

  // a change that contradicts the history of an enrollment is refused, and counts nothing
  const run = async (one: Parameters<typeof write>[0]) => {
    await write(one).catch((error: { code?: string }) => t.equal(error.code, '23514'))
  }

  await fc.assert(
    fc.asyncProperty(fc.array(anyWrite, { maxLength: 12 }), async (writes) => {
      for (const one of writes) await run(one)
      t.same(await findCountMismatches(database.pool), [])
    }),
    { numRuns: 40 },
  )

  await t.test('and after writes at once, none of which stops another for good', async (t) => {
    const [writes] = fc.sample(fc.array(anyWrite, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 9 })
    await Promise.all(writes!.map(run))
    t.same(await findCountMismatches(database.pool), [])
  })

  await t.test('and the comparison finds what was changed behind their back', async (t) => {
    await run({ do: 'add', classes: [0, 0], planned: true, status: 'enrolled', enrolled: null })
    await database.pool.query('update class_counts set live = live + 1 where class_id = $1', [classIds[0]])
    const [found] = await findCountMismatches(database.pool)
    t.match(found, { class_id: classIds[0] })
    t.equal(found!.kept, Number(found!.counted) + 1)
    await database.pool.query('truncate enrollments cascade')
    t.same(await findCountMismatches(database.pool), [], 'none is counted where none is left')
    await database.pool.query("update class_counts set mode = 'block' where class_id = $1", [classIds[2]])
    t.match(await findCountMismatches(database.pool), [{ class_id: classIds[2] }])
    await database.pool.query('update class_counts set mode = null, joined = 1 where class_id = $1', [
      classIds[2],
    ])
    t.match(await findCountMismatches(database.pool), [{ class_id: classIds[2] }])
  })

  await t.test('a class that goes takes its counts along', async (t) => {
    await database.pool.query('delete from classes where id = $1', [classIds[2]])
    t.same(await findCountMismatches(database.pool), [])
  })
})
