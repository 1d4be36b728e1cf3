import type { Schemas } from '../client.ts'
import { padded } from './arithmetic.ts'
import type { NumberedClass } from './training.ts'

type Enrollment = Schemas['EnrollmentInput']
type Event = Schemas['EnrollmentEventInput']

/** What happened to an enrollment after the learner came. */
export interface History {
  enrollment: string
  events: Event[]
  /** After a transfer: the class, and the result in it. */
  result?: { class: string; on: string }
}

/** The day `months` after the opening of a class. */
function monthsLater({ row: { opened_on } }: NumberedClass, months: number): string {
  const [year, month, day] = opened_on.split('-')
  return `${year}-${padded(Number(month) + months, 2)}-${day}`
}

/** The class of the same year into which learners of this one are transferred; undefined if there is none. */
const neighbourOf = (own: NumberedClass, all: readonly NumberedClass[]) =>
  all.find(({ row, number }) => row.year === own.row.year && number > own.number)

/**
 * The histories of four learners of the first class of each year: one withdraws, one defers and comes back, one stays
 * deferred, and one is transferred to the next class.
 */
export function histories(all: readonly NumberedClass[], enrollments: readonly Enrollment[]): History[] {
  const firsts = all.filter(({ row }, n) => all.findIndex((other) => other.row.year === row.year) === n)
  return firsts.flatMap((own) => {
    const { external_id, year, closed_on } = own.row
    const ids = enrollments
      .filter((each) => each.class?.external_id === external_id && each.status === 'completed')
      .flatMap((each) => each.external_id ?? [])
    const decision = (number: number) => `${number}/${year}/QĐ-MẪU`
    const neighbour = neighbourOf(own, all)
    const made: (Omit<History, 'enrollment'> | undefined)[] = [
      {
        events: [
          {
            kind: 'withdrawn',
            on: monthsLater(own, 1),
            reason: 'Chuyển công tác (dữ liệu mẫu)',
            decision_number: decision(1),
          },
        ],
      },
      {
        events: [
          {
            kind: 'deferred',
            on: monthsLater(own, 1),
            reason: 'Điều trị bệnh (dữ liệu mẫu)',
            decision_number: decision(2),
          },
          { kind: 'resumed', on: monthsLater(own, 3), decision_number: decision(3) },
          { kind: 'completed', on: closed_on },
        ],
      },
      { events: [{ kind: 'deferred', on: monthsLater(own, 2), decision_number: decision(4) }] },
      neighbour && {
        events: [
          {
            kind: 'transferred',
            on: monthsLater(own, 2),
            to_class: { external_id: neighbour.row.external_id },
            decision_number: decision(5),
          },
        ],
        result: { class: neighbour.row.external_id, on: neighbour.row.closed_on },
      },
    ]
    return made.flatMap((history, n) => {
      const enrollment = ids[n]
      return history === undefined || enrollment === undefined ? [] : [{ enrollment, ...history }]
    })
  })
}

/** The enrollments as they begin: what follows is in the histories, so that a second import changes nothing. */
export function begun(enrollments: readonly Enrollment[], told: readonly History[]): Enrollment[] {
  const ids = new Set(told.map(({ enrollment }) => enrollment))
  return enrollments.map((each) => {
    if (!ids.has(each.external_id ?? '')) return each
    const { external_id = null, class: ownClass, learner, enrolled_on = null } = each
    return { external_id, ...(ownClass && { class: ownClass }), ...(learner && { learner }), enrolled_on }
  })
}

/** How many learners of each class count: who has withdrawn does not, and who was transferred counts there. */
export function sizesOfClasses(
  enrollments: readonly Enrollment[],
  told: readonly History[],
): Map<string, number> {
  const sizes = new Map<string, number>()
  const add = (id: string, count: number) => sizes.set(id, (sizes.get(id) ?? 0) + count)
  const byId = new Map(told.map((history) => [history.enrollment, history]))
  for (const { external_id, class: own, status } of enrollments) {
    const last = byId.get(external_id ?? '')?.events.at(-1)
    const counts = status !== 'withdrawn' && last?.kind !== 'withdrawn'
    const id = last?.kind === 'transferred' ? last.to_class?.external_id : own?.external_id
    if (counts) add(id ?? '', 1)
  }
  return sizes
}
