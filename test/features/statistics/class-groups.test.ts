import { findCountMismatches } from '../../../src/domain/training/class-counts/count-mismatches.ts'
import { findGroupMismatches } from '../../../src/features/statistics/training/group-mismatches.ts'
import {
  personKeys,
  personValues,
  type PersonKey,
} from '../../../src/features/statistics/training/person-values.ts'
import { countTurns } from '../../../src/features/statistics/training/turns.ts'
import { registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { writeLocked } from '../../support/write-locked.ts'

const place = fc.nat(2)
const anyone = fc.record({
  sex: fc.constantFrom('female', 'male', null),
  ethnicity: fc.constantFrom('01', '05', null),
  nationality: fc.constantFrom('VN', 'LA'),
  birth_year: fc.constantFrom(null, 1950, 1965, 1975, 1985, 1995),
})
const work = fc.record({
  position_level: fc.constantFrom('province', 'commune', null),
  unit_group: fc.constantFrom('party', 'other', null),
})
const attendance = fc.record({
  status: fc.constantFrom('enrolled', 'completed', 'withdrawn', 'transferred', 'failed'),
  result: fc.constantFrom('good', 'excellent', null),
})
const anyWrite = fc.oneof(
  fc.record({ do: fc.constant('enroll' as const), at: fc.array(place, { maxLength: 4 }), anyone, work }),
  fc.record({ do: fc.constant('attend' as const), at: place, attendance }),
  fc.record({ do: fc.constant('work' as const), at: place, work }),
  fc.record({ do: fc.constant('move' as const), at: place, to: place }),
  fc.record({ do: fc.constant('trash' as const), at: place, back: fc.boolean() }),
  fc.record({ do: fc.constant('learners' as const), half: fc.boolean(), anyone }),
  fc.record({ do: fc.constant('class' as const), at: place, year: fc.constantFrom(2018, 2020, 2029) }),
  fc.record({ do: fc.constant('purge' as const), at: place }),
)
type Write = typeof anyWrite extends fc.Arbitrary<infer T> ? T : never

interface Answer {
  rows: {
    group: { value: string | null }[]
    years: Record<'learners' | 'distinct_learners', { value: number | null }>[]
  }[]
}

test('the kept counts of groups agree with enrollments and learners after any writes', async (t) => {
  const app = await startApp(t)
  const { database } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram()
  const classIds: string[] = []
  for (let n = 0; n < 3; n++) classIds.push((await createClass(program.id)).id)

  const ofClass = 'enrollments where class_id = $1'
  const someOf = `enrollments where class_id = $1 and learner_id::text < '8'`
  const write = async (one: Write) => {
    const { pool } = database
    if (one.do === 'enroll') {
      const { sex, ethnicity, nationality, birth_year } = one.anyone
      await pool.query(
        `with people as (
          insert into learners (id, full_name, sex, ethnicity, nationality, birth_year)
          select gen_random_uuid(), 'Người học', $2, $3, $4, $5 from unnest($1::uuid[]) returning id
        ), paired as (select id, row_number() over () as n from people)
        insert into enrollments (id, class_id, learner_id, position_level, unit_group)
        select gen_random_uuid(), ($1::uuid[])[n], id, $6, $7 from paired`,
        [
          one.at.map((at) => classIds[at]),
          sex,
          ethnicity,
          nationality,
          birth_year,
          one.work.position_level,
          one.work.unit_group,
        ],
      )
    } else if (one.do === 'attend') {
      const { status, result } = one.attendance
      await writeLocked(
        database,
        someOf,
        classIds[one.at],
        'update enrollments set status = $2, result = $3 where id = any($1)',
        [status, result],
      )
    } else if (one.do === 'work') {
      await writeLocked(
        database,
        someOf,
        classIds[one.at],
        'update enrollments set position_level = $2, unit_group = $3, revision = revision + 1 where id = any($1)',
        [one.work.position_level, one.work.unit_group],
      )
    } else if (one.do === 'move') {
      await writeLocked(
        database,
        someOf,
        classIds[one.at],
        'update enrollments set class_id = $2 where id = any($1)',
        [classIds[one.to]],
      )
    } else if (one.do === 'trash') {
      const moment = one.back ? null : '2021-01-01T00:00:00Z'
      await writeLocked(
        database,
        ofClass,
        classIds[one.at],
        'update enrollments set deleted_at = $2 where id = any($1)',
        [moment],
      )
    } else if (one.do === 'learners') {
      const { sex, ethnicity, nationality, birth_year } = one.anyone
      await writeLocked(
        database,
        'learners where id::text < $1',
        one.half ? '8' : '2',
        'update learners set sex = $2, ethnicity = $3, nationality = $4, birth_year = $5 where id = any($1)',
        [sex, ethnicity, nationality, birth_year],
      )
    } else if (one.do === 'class') {
      await writeLocked(
        database,
        'classes where id = $1',
        classIds[one.at],
        'update classes set year = $2 where id = any($1)',
        [one.year],
      )
    } else {
      await writeLocked(database, someOf, classIds[one.at], 'delete from enrollments where id = any($1)')
    }
  }
  // what contradicts the history of an enrollment is refused, and a deadlock or a long wait is undone: none of them counts
  const run = async (one: Write) => {
    await write(one).catch(({ code = 'none' }: { code?: string }) => t.match(code, /^(23514|40P01|57014)$/))
  }

  /** The learners and persons of 2020 by two keys, counted from the enrollments. */
  const countAnew = async () => {
    const { rows } = await database.pool.query<{
      values: (string | null)[]
      learners: number
      persons: number
    }>(
      `select array[sex, enrollments.position_level] as values, count(*)::int as learners, count(distinct learner_id)::int as persons
      from enrollments join learners on learners.id = learner_id join classes on classes.id = class_id
      where year = 2020 and enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred')
      group by sex, enrollments.position_level`,
    )
    return rows.map(({ values, learners, persons }) => JSON.stringify([values, learners, persons])).toSorted()
  }
  const readGroups = async () => {
    const answer: Answer = await app.expect(
      200,
      'GET',
      '/v1/statistics/training?year=2020&source=register&group_by=sex,position_level',
    )
    return answer.rows
      .map(({ group, years: [year] }) =>
        JSON.stringify([
          group.map(({ value }) => value),
          year!.learners.value,
          year!.distinct_learners.value,
        ]),
      )
      .toSorted()
  }

  await fc.assert(
    fc.asyncProperty(fc.array(anyWrite, { maxLength: 12 }), async (writes) => {
      for (const one of writes) await run(one)
      t.same(await findGroupMismatches(database.pool), [])
      t.same(await findCountMismatches(database.pool), [])
      t.same(await readGroups(), await countAnew())
    }),
    { numRuns: 40 },
  )

  await t.test('and after writes at once', async (t) => {
    const [writes] = fc.sample(fc.array(anyWrite, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 9 })
    await Promise.all(writes!.map(run))
    t.same(await findGroupMismatches(database.pool), [])
    t.same(await findCountMismatches(database.pool), [])
    t.same(await readGroups(), await countAnew())
  })

  await t.test('the database writes the values of turns as the server reads them', async (t) => {
    const readTurn = async (key: PersonKey, values: Record<string, string | number | null>) => {
      const { rows } = await database.pool.query<{ turn: Buffer }>(
        'select turn_bytes(1, false, $1, $2, $3, $4, $5, $6) as turn',
        ['sex', 'minority', 'birth_year', 'position_level', 'unit_group', 'result'].map(
          (name) => values[name] ?? null,
        ),
      )
      const { groups } = countTurns(`[[[],8]]\t${rows[0]!.turn.toString('base64')}`, [key], [], 2020)
      return groups[0]!.values[0]
    }
    for (const key of personKeys) {
      if (key === 'age_band') continue
      for (const value of [...personValues[key], null]) t.equal(await readTurn(key, { [key]: value }), value)
    }
    for (const [birth_year, band] of [
      [1900, '60_and_over'],
      [1960, '60_and_over'],
      [1961, '50_to_59'],
      [1990, '30_to_39'],
      [1991, 'under_30'],
      [2200, 'under_30'],
      [null, null],
    ] as const)
      t.equal(await readTurn('age_band', { birth_year, result: 'failed', unit_group: 'other' }), band)
  })

  await t.test('and the comparison finds what was changed behind their back', async (t) => {
    await run({
      do: 'enroll',
      at: [0, 0],
      anyone: { sex: 'female', ethnicity: '05', nationality: 'VN', birth_year: 1985 },
      work: { position_level: 'commune', unit_group: 'party' },
    })
    await database.pool.query(
      'update class_learner_groups set sex_male = sex_male + 1 where class_id = $1 and not completed',
      [classIds[0]],
    )
    t.same(await findGroupMismatches(database.pool), [classIds[0]])
    const ofOther = 'where class_id = $1'
    await run({
      do: 'enroll',
      at: [1],
      anyone: { sex: null, ethnicity: null, nationality: 'VN', birth_year: null },
      work: { position_level: null, unit_group: null },
    })
    await t.rejects(
      database.pool.query(`update class_turns set turns = substr(turns, 6) ${ofOther}`, [classIds[1]]),
      { code: '23514' },
      'a part of a turn',
    )
    await database.pool.query(`update class_turns set turns = substr(turns, 9) ${ofOther}`, [classIds[1]])
    await database.pool.query(`update class_counts set completed = completed + 1 ${ofOther}`, [classIds[1]])
    t.same(await findGroupMismatches(database.pool), [classIds[0], classIds[1]].toSorted())
    t.match(await findCountMismatches(database.pool), [{ class_id: classIds[1] }])
    await database.pool.query('truncate enrollments cascade')
    t.same(await findGroupMismatches(database.pool), [], 'none is counted where none is left')
    t.same(await findCountMismatches(database.pool), [])
  })
})
