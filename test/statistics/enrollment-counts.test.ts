import fc from 'fast-check'
import { test } from 'tap'
import { disagreements } from '../../src/training/enrollment-counts/disagreements.ts'
import { startApp } from '../support/app.ts'
import { registers } from '../training/registers.ts'

const statuses = ['enrolled', 'completed', 'withdrawn'] as const
const planned = fc.constantFrom(true, false, null)
const status = fc.constantFrom(...statuses)
const place = fc.nat(2)
const write = fc.oneof(
  fc.record({ do: fc.constant('add' as const), classes: fc.array(place, { maxLength: 4 }), planned, status }),
  fc.record({ do: fc.constant('change' as const), from: place, to: place, planned, status }),
  fc.record({ do: fc.constant('trash' as const), from: place, back: fc.boolean() }),
  fc.record({ do: fc.constant('purge' as const), from: place }),
)

test('the kept counts agree with the enrollments after any writes', async (t) => {
  const app = await startApp(t)
  const { database } = app
  const { aProgram, aClass } = registers(app)
  const program = await aProgram()
  const classIds: string[] = []
  for (let n = 0; n < 3; n++) classIds.push((await aClass(program.id)).id)

  // a statement of its own each, over several rows, as imports and loads write them
  const run = async (one: typeof write extends fc.Arbitrary<infer T> ? T : never) => {
    const { pool } = database
    if (one.do === 'add') {
      await pool.query(
        `with people as (insert into learners (id, full_name) select gen_random_uuid(), 'Người học' from unnest($1::uuid[]) returning id),
        paired as (select id, row_number() over () as n from people)
        insert into enrollments (id, class_id, learner_id, planned, status)
        select gen_random_uuid(), ($1::uuid[])[n], id, $2, $3 from paired`,
        [one.classes.map((at) => classIds[at]), one.planned, one.status],
      )
    } else if (one.do === 'change') {
      await pool.query(
        'update enrollments set class_id = $2, planned = $3, status = $4 where class_id = $1 and learner_id::text < $5',
        [classIds[one.from], classIds[one.to], one.planned, one.status, '8'],
      )
    } else if (one.do === 'trash') {
      await pool.query('update enrollments set deleted_at = $2 where class_id = $1', [
        classIds[one.from],
        one.back ? null : '2021-01-01T00:00:00Z',
      ])
    } else {
      await pool.query("delete from enrollments where class_id = $1 and learner_id::text < 'a'", [
        classIds[one.from],
      ])
    }
  }

  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 12 }), async (writes) => {
      for (const one of writes) await run(one)
      t.same(await disagreements(database.pool), [])
    }),
    { numRuns: 40 },
  )

  await t.test('and the comparison finds what was changed behind their back', async (t) => {
    await run({ do: 'add', classes: [0, 0], planned: true, status: 'enrolled' })
    await database.pool.query('update class_enrollment_counts set live = live + 1 where class_id = $1', [
      classIds[0],
    ])
    const [found] = await disagreements(database.pool)
    t.match(found, { class_id: classIds[0] })
    t.equal(found!.kept, found!.counted + 1)
    await database.pool.query('truncate enrollments')
    t.same(await disagreements(database.pool), [], 'none is counted where none is left')
  })
})
