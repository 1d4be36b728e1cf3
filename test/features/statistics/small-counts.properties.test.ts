import { uuidv7 } from 'uuidv7'
import {
  personKeys,
  personValues,
  type PersonKey,
} from '../../../src/features/statistics/training/person-values.ts'
import { withheldValues } from '../../../src/features/statistics/training/small-counts.ts'
import { registers } from '../../domain/training/registers.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { possibleValues, type Knowledge } from './attacker.ts'

const smallCount = 5
const years = [2019, 2020] as const
const whole = 300

const from = <T>(...values: T[]) => fc.constantFrom(...values)

/** Learners who are alike, in one class or in two. */
const anyLearners = fc.record({
  times: from(1, 1, 2, 3, 4, 5, 6, 7, 9, 14),
  sex: from('female', 'male', 'male', null),
  ethnicity: from('01', '01', '05', null),
  birth_year: from(null, 1960, 1975, 1990, 1992),
  position_level: from('province', 'commune', 'commune', 'village', null),
  unit_group: from('party', 'state', 'other', null),
  status: from('enrolled', 'completed', 'completed', 'failed', 'withdrawn'),
  result: from('good', 'very_good', null),
  at: fc.nat(3),
  again: fc.option(fc.nat(3), { freq: 3 }),
})

const anyClass = fc.record({
  year: from(...years),
  program: fc.nat(1),
  planned: from(true, false, null),
  status: from('open', 'open', 'completed', 'cancelled'),
  headcount: from(null, 0, 3, 40),
})

const anySchool = fc.record({
  classes: fc.array(anyClass, { minLength: 4, maxLength: 4 }),
  learners: fc.array(anyLearners, { minLength: 1, maxLength: 9 }),
})
type School = typeof anySchool extends fc.Arbitrary<infer T> ? T : never

interface Value {
  value: number | null
  suppressed?: true
  sum_of_rows?: number | null
}
type Numbers = Record<string, Value>
interface Answer {
  rows: { group: { value: string | null }[]; years: Numbers[] }[]
  totals: (Numbers & { year: number })[]
}
interface ClassRow {
  year: number
  status: string
  headcount: number | null
  enrolled_count: number
}

/** Stores a school, in place of the one before. */
async function store({ database }: TestApp, programs: readonly string[], { classes, learners }: School) {
  await database.pool.query('truncate classes, learners cascade')
  const ids = classes.map(() => uuidv7())
  for (const [n, row] of classes.entries()) {
    await database.pool.query(
      `insert into classes (id, code, code_key, name, program_id, year, planned, status, headcount)
      values ($1, $2, $2, 'Lớp', $3, $4, $5, $6, $7)`,
      [ids[n], `l${n}`, programs[row.program], row.year, row.planned, row.status, row.headcount],
    )
  }
  for (const group of learners) {
    const { sex, ethnicity, birth_year, position_level, unit_group, status } = group
    const result = status === 'failed' ? 'failed' : status === 'withdrawn' ? null : group.result
    const people = Array.from({ length: group.times }, () => uuidv7())
    await database.pool.query(
      `insert into learners (id, full_name, sex, ethnicity, birth_year) select unnest($1::uuid[]), 'Học viên', $2, $3, $4`,
      [people, sex, ethnicity, birth_year],
    )
    const places = new Set([group.at, group.again ?? group.at])
    for (const place of places) {
      const wouldAttend = classes[place]!.status === 'cancelled' ? 'withdrawn' : status
      await database.pool.query(
        `insert into enrollments (id, class_id, learner_id, position_level, unit_group, status, result)
        select gen_random_uuid(), $1, unnest($2::uuid[]), $3, $4, $5, $6`,
        [
          ids[place],
          people,
          position_level,
          unit_group,
          wouldAttend,
          wouldAttend === 'withdrawn' ? null : result,
        ],
      )
    }
  }
}

/** How many learners of a year have each value of each key, counted from their rows; names are `key value`. */
async function trueCounts({ database }: TestApp, year: number): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ name: string; count: number }>(
    `select key || ' ' || coalesce(value, 'null') as name, count(*)::int as count
    from enrollments join learners on learners.id = learner_id join classes on classes.id = class_id
    cross join lateral (values ('sex', sex), ('minority', (ethnicity <> '01')::text),
      ('age_band', case when birth_year is null then null when year - birth_year < 30 then 'under_30'
        when year - birth_year < 40 then '30_to_39' when year - birth_year < 50 then '40_to_49'
        when year - birth_year < 60 then '50_to_59' else '60_and_over' end),
      ('position_level', enrollments.position_level), ('unit_group', enrollments.unit_group), ('result', enrollments.result),
      ('completed', (enrollments.status = 'completed')::text)) as part (key, value)
    where year = $1 and classes.status <> 'cancelled' and enrollments.status <> 'withdrawn' group by 1`,
    [year],
  )
  return new Map(rows.map((row) => [row.name, row.count]))
}

const name = (...parts: unknown[]) => parts.map(String).join(' ')
const exactly = (terms: Knowledge['terms'], value: number): Knowledge => ({
  terms,
  least: value,
  most: value,
})

/** All that a reader learns about the learners of a year, as sums of unknown numbers; names are `year key value`. */
function learn(
  year: number,
  groupings: Map<PersonKey, Answer>,
  total: Numbers,
  classes: readonly ClassRow[],
) {
  const knowledge: Knowledge[] = []
  const counted = classes.filter((row) => row.year === year && row.status !== 'cancelled')
  const enrolled = counted.reduce((sum, { enrolled_count }) => sum + enrolled_count, 0)
  // of a class without enrollments the total has the headcount; the difference tells which these are
  const reported = Number(total['learners']!.value) - enrolled
  for (const [key, { rows }] of groupings) {
    const values = [...personValues[key], null]
    knowledge.push(
      exactly(
        values.map((value) => [name(year, key, value), 1]),
        enrolled,
      ),
    )
    for (const { group, years: numbers } of rows) {
      const { value } = group[0]!
      const { learners, share_percent } = numbers[0]!
      if (learners!.value !== null)
        knowledge.push(
          exactly([[name(year, key, value), 1]], learners!.value - (value === null ? reported : 0)),
        )
      if (share_percent!.value === null) continue
      for (const [least, most, rounding] of [
        [0, Infinity, 0.05],
        [-Infinity, 0, -0.05],
      ] as const)
        knowledge.push({
          terms: personValues[key].map((each) => [
            name(year, key, each),
            (each === value ? 1 : 0) - (share_percent!.value! - rounding) / 100,
          ]),
          least,
          most,
        })
    }
  }
  const { completed, completion_percent } = total as Record<string, Value>
  const states = [true, false]
  for (const result of [...personValues.result, null]) {
    knowledge.push(
      exactly(
        [
          [name(year, 'result', result), 1],
          ...states.map((state) => [name(year, state, result), -1] as const),
        ],
        0,
      ),
    )
  }
  // who failed has not completed
  knowledge.push(exactly([[name(year, true, 'failed'), 1]], 0))
  const completions = [...personValues.result, null].map((result) => [name(year, true, result), 1] as const)
  knowledge.push(exactly([...completions, [name(year, 'completed'), -1]], 0))
  if (completed!.value !== null) knowledge.push(exactly([[name(year, 'completed'), 1]], completed!.value))
  if (completion_percent!.value !== null)
    knowledge.push({
      terms: [[name(year, 'completed'), 100]],
      least: (completion_percent!.value - 0.05) * enrolled,
      most: (completion_percent!.value + 0.05) * enrolled,
    })
  return { knowledge, enrolled }
}

test('no small number of learners follows from all that readers get of one state', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram } = registers(app)
  const programs = [(await createProgram()).id, (await createProgram()).id]
  for (const register of ['classes', 'enrollments'])
    await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
  const read = async (query: string): Promise<Answer> =>
    await expect(200, 'GET', `/v1/statistics/training?${query}`, { as: 'anonymous' })
  let withheld = 0
  let shown = 0

  await fc.assert(
    fc.asyncProperty(anySchool, async (school) => {
      await store(app, programs, school)
      const { items } = await expect(200, 'GET', '/v1/classes?limit=100', { as: 'anonymous' })
      for (const year of years) {
        const source = year === 2019 ? 'source=register&' : ''
        const total = (await read(`${source}year=${year}`)).totals[0]!
        const groupings = new Map<PersonKey, Answer>()
        for (const key of personKeys) {
          const answer = await read(`${source}year=${year}&group_by=${key}`)
          // the totals are the same in every answer
          t.same(answer.totals[0]!['learners']!.value, total['learners']!.value)
          t.same(answer.totals[0]!['completed'], total['completed'])
          groupings.set(key, answer)
        }
        const series = await read(`source=register&from=2019&to=2020&group_by=program`)
        t.same(series.totals.find((of) => of.year === year)!['completed']!.value, total['completed']!.value)
        const { knowledge, enrolled } = learn(year, groupings, total, items)
        const assertOpen = (unknown: string, truth: number) => {
          const [least, most] = possibleValues(unknown, knowledge, enrolled)
          if (least > truth || most < truth)
            throw new Error(`${unknown} is ${truth}, not ${least} to ${most}`)
          if (least === most) throw new Error(`${unknown} must be ${truth}`)
        }
        const truth = await trueCounts(app, year)
        for (const key of personKeys) {
          const trueValue = (value: string | null) => truth.get(name(key, value)) ?? 0
          for (const { group, years: numbers } of groupings.get(key)!.rows) {
            const { value } = group[0]!
            const isSmall = trueValue(value) > 0 && trueValue(value) < smallCount
            const { suppressed } = numbers[0]!['learners']!
            if (suppressed) withheld++
            else shown++
            if (!isSmall) continue
            if (!suppressed) throw new Error(`${key} ${value} is small and not withheld`)
            assertOpen(name(year, key, value), trueValue(value))
          }
        }
        const completed = truth.get('completed true') ?? 0
        if ([completed, enrolled - completed].some((count) => count > 0 && count < smallCount)) {
          if (!total['completed']!.suppressed) throw new Error('few have completed, or few have not')
          assertOpen(name(year, 'completed'), completed)
        }
      }
    }),
    { numRuns: volume(120) },
  )
  t.ok(withheld > 100 && shown > 100, `${withheld} withheld, ${shown} shown`)
})

test('the attacker finds what one withheld number tells', (t) => {
  const parts = ['a', 'b', 'c'].map((each) => [each, 1] as const)
  const sum = exactly(parts, 22)
  t.same(possibleValues('a', [sum, exactly([['b', 1]], 7), exactly([['c', 1]], 12)], whole), [3, 3])
  t.same(possibleValues('a', [sum, exactly([['c', 1]], 12)], whole), [0, 10])
  // 3 of 22 are 13.6 percent
  const percent: Knowledge[] = [{ terms: [['a', 100]], least: 13.55 * 22, most: 13.65 * 22 }, sum]
  t.same(possibleValues('a', percent, whole), [3, 3])
  t.end()
})

test('who knows the rule and all but the withheld values cannot tell a small one', (t) => {
  const most = 8
  const size = 4
  /** All values that give the same answer, by what is seen of them: the shown values and the total. */
  const alike = new Map<string, number[][]>()
  const values = Array.from({ length: size }, () => 0)
  for (let n = 0; n < (most + 1) ** size; n++) {
    for (let at = 0, rest = n; at < size; at++, rest = Math.floor(rest / (most + 1)))
      values[at] = rest % (most + 1)
    const positions = withheldValues(values, smallCount)
    const seen = values.map((value, at) => (positions.has(at) ? 'withheld' : value))
    const key = JSON.stringify([seen, values.reduce((sum, value) => sum + value, 0)])
    alike.set(key, [...(alike.get(key) ?? []), [...values]])
  }
  const told = [...alike.values()].filter((group) =>
    values.some((_, at) => {
      const possible = new Set(group.map((each) => each[at]!))
      const [value] = possible
      return possible.size === 1 && value! > 0 && value! < smallCount
    }),
  )
  t.same(told, [])
  t.end()
})
