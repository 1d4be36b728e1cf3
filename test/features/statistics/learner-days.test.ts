import { randomUUID } from 'node:crypto'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { registers } from '../../domain/training/registers.ts'

const classCount = 3

interface Enrollment {
  class: number
  status: string
  enrolled_on: string | null
  deleted_at: string | null
}

const enrollment: fc.Arbitrary<Enrollment> = fc.record({
  class: fc.nat(classCount - 1),
  status: fc.constantFrom('enrolled', 'enrolled', 'completed', 'deferred', 'withdrawn', 'transferred'),
  enrolled_on: fc.constantFrom(null, '2020-02-03', '2020-02-04'),
  deleted_at: fc.constantFrom(null, null, null, '2020-05-05T00:00:00Z'),
})

test('the days of learners that new enrollments add are those that a count finds', async (t) => {
  const app = await startApp(t)
  const { pool } = app.database
  const { createProgram, createClass } = registers(app)
  const program = await createProgram()
  const classes: string[] = []
  while (classes.length < classCount) classes.push((await createClass(program.id)).id)

  /** Adds enrollments of new learners by one statement. */
  const add = async (rows: readonly Enrollment[]) => {
    const given = rows.map((row) => ({ ...row, class_id: classes[row.class], learner_id: randomUUID() }))
    await pool.query(
      `insert into learners (id, full_name) select id, 'Học Viên' from unnest($1::uuid[]) as id`,
      [given.map(({ learner_id }) => learner_id)],
    )
    await pool.query(
      `insert into enrollments (id, class_id, learner_id, status, enrolled_on, deleted_at)
      select gen_random_uuid(), class_id, learner_id, status, enrolled_on, deleted_at
      from json_to_recordset($1) as (class_id uuid, learner_id uuid, status text, enrolled_on date, deleted_at timestamptz)`,
      [JSON.stringify(given)],
    )
  }
  const kept = async () =>
    (
      await pool.query(
        'select class_id, "on"::text, entered, departed from class_learner_days order by class_id, "on"',
      )
    ).rows as unknown[]
  const counted = async () => {
    await pool.query('select count_class_learner_days($1)', [classes])
    return await kept()
  }

  await t.test('in one statement after another', async (t) => {
    const statements = fc.array(fc.array(enrollment, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    })
    await fc.assert(
      fc.asyncProperty(statements, async (given) => {
        for (const rows of given) await add(rows)
        const before = await kept()
        t.same(before, await counted())
      }),
      { numRuns: volume(300) },
    )
  })

  await t.test('in statements at the same time', async (t) => {
    const rows: Enrollment[] = ['enrolled', 'withdrawn', 'completed'].flatMap((status) =>
      classes.map((_, at) => ({ class: at, status, enrolled_on: '2020-03-03', deleted_at: null })),
    )
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        add(n % 2 === 0 ? rows : rows.filter(({ status }) => status !== 'withdrawn')),
      ),
    )
    const before = await kept()
    t.same(before, await counted())
  })
})
