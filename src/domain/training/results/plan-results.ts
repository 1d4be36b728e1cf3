import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { breaksLater, cannotFollow } from '../enrollment-events/problems.ts'
import { effectiveEvents, firstMisfit, fits, statusAfter } from '../enrollment-events/rules.ts'
import { eventsOf, nextSequence, type StoredEvent } from '../enrollment-events/timeline.ts'
import { anonymousOf, personalFields } from '../enrollments/personal-fields.ts'
import { isScore, scoreProblem } from '../enrollments/scores.ts'
import { anonymousProblem } from '../learners/anonymous.ts'
import type { ItemErrors } from './item-errors.ts'
import { lockNamedEnrollments, type NamedEnrollment } from './named-enrollments.ts'
import type { ResultsInput } from './schema.ts'

type Item = ResultsInput['items'][number]

/** The values of a result that are stored with the enrollment. */
export const resultFields = [
  'result',
  'score',
  'certificate_kind',
  'certificate_number',
  'register_number',
  'certificate_issuer',
  'certificate_issued_on',
  'result_decision_number',
] as const

type ResultValues = Pick<NamedEnrollment, (typeof resultFields)[number]>

/** An item with its enrollment and what it makes of it. */
export interface PlannedResult {
  index: number
  enrollment: NamedEnrollment
  values: ResultValues
  status: 'completed' | 'failed'
  isChanged: boolean
}

/** The event of a result. */
export interface ResultEvent {
  enrollment_id: string
  sequence: number
  place: number
  kind: 'completed' | 'failed' | 'corrected'
  corrected_kind: 'completed' | 'failed' | null
  replaces_event_id: string | null
}

/** The fields of an item that may tell whose it is. */
const personalInputs: ReadonlySet<string> = new Set([...personalFields, 'decision_number'])

function valuesOf(
  item: Item,
  enrollment: NamedEnrollment,
  decision: string | null | undefined,
): ResultValues {
  const given = { ...item, result_decision_number: item.decision_number ?? decision }
  const entries = resultFields.map((field) => [
    field,
    given[field] === undefined ? enrollment[field] : given[field],
  ])
  return Object.fromEntries(entries) as ResultValues
}

/** The event that leads to the status; undefined if the enrollment has it. @throws Problem if none does */
function eventOf(
  { enrollment, status }: PlannedResult,
  events: readonly StoredEvent[],
  on: string | null,
): ResultEvent | undefined {
  if (enrollment.status === status) return undefined
  const sequence = nextSequence(events)
  const effective = effectiveEvents(events)
  const last = effective.at(-1)
  const added = { enrollment_id: enrollment.id, sequence, corrected_kind: null, replaces_event_id: null }
  if (fits(status, enrollment.status)) {
    const misfit = firstMisfit([...events, { place: sequence, on, effective_kind: status, id: undefined }])
    if (misfit?.event.id === undefined && misfit)
      throw cannotFollow('result', status, misfit.before, misfit.previous?.on)
    if (misfit) throw breaksLater('result', misfit.event.effective_kind, misfit.event.on)
    return { ...added, place: sequence, kind: status }
  }
  const isOtherResult = last?.effective_kind === 'completed' || last?.effective_kind === 'failed'
  if (last === undefined || !isOtherResult || !fits(status, statusAfter(effective.at(-2)?.effective_kind)))
    throw cannotFollow('result', status, enrollment.status, last?.on)
  return {
    ...added,
    place: last.place,
    kind: 'corrected',
    corrected_kind: status,
    replaces_event_id: last.id,
  }
}

const notInClass: Bilingual = {
  en: 'The class has no such enrollment: check the id or the code, or enroll the learner first.',
  vi: 'Lớp không có ghi danh này: hãy kiểm tra mã, hoặc ghi danh học viên trước.',
}

const namedTwice = (first: number): Bilingual => ({
  en: `Item ${first} names the same enrollment: leave one of them out.`,
  vi: `Mục ${first} đã nêu ghi danh này: hãy bỏ một trong hai.`,
})

/** The enrollments of the items with their new values. */
export async function planResults(
  transaction: Transaction,
  classId: string,
  { items, decision_number }: ResultsInput,
  errors: ItemErrors,
): Promise<PlannedResult[]> {
  const enrollmentOf = await lockNamedEnrollments(transaction, classId, items)
  const named = items.map((item) => enrollmentOf(item))
  const anonymous = await anonymousOf(
    transaction,
    named.map((enrollment) => enrollment?.learner_id),
  )
  const seen = new Map<string, number>()
  return items.flatMap((item, index): PlannedResult[] => {
    const enrollment = named[index]
    const key = item.enrollment_id === undefined ? 'learner_code' : 'enrollment_id'
    if (enrollment === undefined) {
      errors.add(index, key, 'unknown_reference', notInClass)
      return []
    }
    const first = seen.get(enrollment.id)
    if (first !== undefined) {
      errors.add(index, key, 'repeated', namedTwice(first))
      return []
    }
    seen.set(enrollment.id, index)
    const isAnonymous = anonymous.has(enrollment.learner_id)
    const values = valuesOf(item, enrollment, isAnonymous ? undefined : decision_number)
    const personal = (Object.keys(item) as (keyof Item)[]).find(
      (name) => personalInputs.has(name) && (item[name] ?? null) !== null,
    )
    if (isAnonymous && personal !== undefined) errors.addProblem(index, anonymousProblem(`/${personal}`))
    if (values.score !== null && !isScore(values.score)) errors.addProblem(index, scoreProblem('score'))
    const status = item.result === 'failed' ? 'failed' : 'completed'
    const isChanged =
      status !== enrollment.status || resultFields.some((field) => values[field] !== enrollment[field])
    return [{ index, enrollment, values, status, isChanged }]
  })
}

/** The events of the results. @param errors gets what is wrong with them */
export async function planEvents(
  transaction: Transaction,
  planned: readonly PlannedResult[],
  on: string | null,
  errors: ItemErrors,
): Promise<ResultEvent[]> {
  const changing = planned.filter(({ enrollment, status }) => enrollment.status !== status)
  const events = new Map<string, StoredEvent[]>(changing.map(({ enrollment }) => [enrollment.id, []]))
  if (events.size === 0) return []
  for (const event of await eventsOf(transaction, [...events.keys()]))
    events.get(event.enrollment_id)?.push(event)
  return changing.flatMap((result): ResultEvent[] => {
    const { index, enrollment } = result
    if (on !== null && enrollment.enrolled_on !== null && on < enrollment.enrolled_on) {
      errors.add(index, '', 'before_enrollment', {
        en: `The results are of ${on}, before the day of enrollment, ${enrollment.enrolled_on}: correct that day first.`,
        vi: `Kết quả ghi ngày ${vietnameseDay(on)}, trước ngày nhập học ${vietnameseDay(enrollment.enrolled_on)}: hãy sửa ngày nhập học trước.`,
      })
      return []
    }
    try {
      return [eventOf(result, events.get(enrollment.id) ?? [], on)].flatMap((event) => event ?? [])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.addProblem(index, error)
      return []
    }
  })
}
