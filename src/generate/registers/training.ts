import { codeKey } from '../../language/code-key.ts'
import { classes, classModes } from '../../training/classes/table.ts'
import { enrollments } from '../../training/enrollments/table.ts'
import { learners } from '../../training/learners/table.ts'
import { entityOf, syntheticId } from '../identity.ts'
import { rowRegister, tableRows, type Register } from '../register.ts'
import { syntheticClass } from '../text/class.ts'
import { syntheticPerson } from '../text/person.ts'
import { SYNTHETIC_PROGRAMS } from '../text/program.ts'
import { randomSource, type Random } from '../text/random.ts'
import { markedName, programId } from './shared.ts'

const programRow = new Map(SYNTHETIC_PROGRAMS.map(({ code }, row) => [code, row]))

const classState = (seed: number, row: number) => randomSource(seed, 'state of a class', row)
const isCancelled = (random: Random) => random.oneIn(40)

/** Classes of a seed. `headcount` is what is reported of a class without a register of its learners. */
export const syntheticClasses = (seed: number, units: number, withRegister: boolean): Register =>
  rowRegister({
    name: 'classes',
    table: classes,
    units,
    idOf: (row) => syntheticId(seed, 'class', row),
    rowOf: (row) => {
      const { code, program_code, headcount, ...told } = syntheticClass(seed, row)
      const random = classState(seed, row)
      // two seeds may give two classes the same code
      const own = `${code}-S${seed}`
      return {
        ...entityOf(seed, 'class', row),
        ...told,
        code: own,
        code_key: codeKey(own),
        program_id: programId(programRow.get(program_code)!),
        status: isCancelled(random) ? ('cancelled' as const) : ('completed' as const),
        mode: random.pick(classModes),
        capacity: headcount + random.between(0, 20),
        headcount: withRegister ? null : headcount,
      }
    },
  })

/** Learners of a seed. */
export const syntheticLearners = (seed: number, units: number): Register =>
  rowRegister({
    name: 'learners',
    table: learners,
    units,
    idOf: (row) => syntheticId(seed, 'learner', row),
    rowOf: (row) => {
      const { full_name, position, unit } = syntheticPerson(seed, row)
      const birth_year = randomSource(seed, 'birth of a learner', row).between(1962, 2000)
      return {
        ...entityOf(seed, 'learner', row),
        full_name: markedName(full_name),
        birth_year,
        position,
        unit,
      }
    },
  })

const results = ['excellent', 'very_good', 'good', 'good', 'fair', 'fair', 'average', 'passed'] as const

function outcomeOf(random: Random, cancelled: boolean, certificate: string) {
  const share = cancelled ? 99 : random.below(100)
  if (share < 92) {
    const result = random.pick(results)
    return { status: 'completed' as const, result, certificate_number: certificate }
  }
  if (share < 94) return { status: 'failed' as const, result: 'failed' as const, certificate_number: null }
  const status = share < 95 ? ('deferred' as const) : ('withdrawn' as const)
  return { status, result: null, certificate_number: null }
}

/** Rows between two classes: the ids of a class's enrollments stand together, before those of the next. */
const ROOM = 1000

function* enrollmentsOf(seed: number, row: number, size: number, learnerCount: number) {
  const { code, opened_on } = syntheticClass(seed, row)
  const cancelled = isCancelled(classState(seed, row))
  const random = randomSource(seed, 'enrollments of a class', row)
  const first = random.below(learnerCount)
  for (let place = 0; place < size; place++) {
    const number = row * ROOM + place
    yield {
      ...entityOf(seed, 'enrollment', number),
      // a group larger than the room would meet the numbers of the next class
      id: syntheticId(seed, `enrollment ${row}`, number),
      external_id: `synthetic-${seed}-enrollment-${row}-${place}`,
      class_id: syntheticId(seed, 'class', row),
      learner_id: syntheticId(seed, 'learner', (first + place) % learnerCount),
      enrolled_on: opened_on,
      ...outcomeOf(random, cancelled, `${code}-S${seed}/${place + 1}`),
    }
  }
}

/**
 * Enrollments of a seed, spread evenly over its classes and, a neighbourhood a class, over its learners. A class that
 * has enrollments keeps them as they are, also where another total would give it more.
 */
export const syntheticEnrollments = (
  seed: number,
  of: { enrollments: number; classes: number; learners: number },
): Register => {
  const before = (row: number) => Math.floor((row * of.enrollments) / of.classes)
  return {
    name: 'enrollments',
    units: of.enrollments === 0 ? 0 : of.classes,
    unitsPerBatch: Math.max(1, Math.floor((5000 * of.classes) / Math.max(1, of.enrollments))),
    key: enrollments.class_id,
    keyOf: (row) => syntheticId(seed, 'class', row),
    rowsOf: (rows) => {
      const all = (function* () {
        for (const row of rows) yield* enrollmentsOf(seed, row, before(row + 1) - before(row), of.learners)
      })()
      return [tableRows(enrollments, all)]
    },
  }
}
