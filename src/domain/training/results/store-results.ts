import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import {
  Problem,
  type Bilingual,
  type FieldError,
  type ItemOutcome,
} from '../../../platform/http/problems.ts'
import { insertRows, updateRows } from '../../../platform/resource/store-rows.ts'
import { classes } from '../classes/table.ts'
import { breaksLater, cannotFollow } from '../enrollment-events/problems.ts'
import { contradicts, effectiveEvents, firstMisfit, fits, statusAfter } from '../enrollment-events/rules.ts'
import { enrollmentEvents } from '../enrollment-events/table.ts'
import { eventsOf, type StoredEvent } from '../enrollment-events/timeline.ts'
import { anonymousOf, personalFields } from '../enrollments/personal-fields.ts'
import { isScore, scoreProblem } from '../enrollments/scores.ts'
import { enrollments } from '../enrollments/table.ts'
import { anonymousProblem } from '../learners/anonymous.ts'
import { certificateTaken, takenCertificates } from './certificates.ts'
import { lockNamedEnrollments, type NamedEnrollment } from './named-enrollments.ts'
import type { ResultsInput, ResultsReport } from './schema.ts'

type Item = ResultsInput['items'][number]

/** The values of a result that are stored with the enrollment. */
const resultFields = [
  'result',
  'score',
  'certificate_kind',
  'certificate_number',
  'register_number',
  'certificate_issuer',
  'certificate_issued_on',
  'result_decision_number',
] as const

/** The values within which a certificate number is unique. */
const certificateFields = [
  'certificate_kind',
  'certificate_number',
  'certificate_issuer',
  'certificate_issued_on',
] as const

type ResultValues = Pick<NamedEnrollment, (typeof resultFields)[number]>

/** An item with its enrollment and what it makes of it. */
interface PlannedResult {
  index: number
  enrollment: NamedEnrollment
  values: ResultValues
  status: 'completed' | 'failed'
  isChanged: boolean
}

/** The event of a result. */
interface ResultEvent {
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
  const sequence = 1 + Math.max(0, ...events.map((event) => event.sequence))
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

/** Collects the errors of items, so that one response names all of them. */
class ItemErrors {
  readonly #errors = new Map<number, FieldError[]>()

  add(index: number, field: string, code: string, message: Bilingual): void {
    const error = { pointer: `/items/${index}${field === '' ? '' : `/${field}`}`, code, message }
    this.#errors.set(index, [...(this.#errors.get(index) ?? []), error])
  }

  addProblem(index: number, { errors }: Problem): void {
    for (const { pointer, code, message } of errors) this.add(index, (pointer ?? '').slice(1), code, message)
  }

  /** @throws Problem 422 with every error and what becomes of each item, if one is refused */
  assertNone(items: number, planned: readonly PlannedResult[]): void {
    const refused = this.#errors.size
    if (refused === 0) return
    const unchanged = new Set(planned.flatMap(({ index, isChanged }) => (isChanged ? [] : [index])))
    const outcomes = Array.from({ length: items }, (_, index): ItemOutcome => {
      const errors = this.#errors.get(index)
      if (errors !== undefined) return { outcome: 'refused', errors }
      return { outcome: unchanged.has(index) ? 'unchanged' : 'not_stored', errors: [] }
    })
    throw new Problem('unprocessable', {
      detail: {
        en: `${refused} of ${items} items are refused, so nothing is stored. \`items\` says what to correct.`,
        vi: `${refused}/${items} mục bị từ chối nên chưa lưu gì. Xem lỗi của từng mục để biết cần sửa gì.`,
      },
      errors: outcomes.flatMap(({ errors }) => errors),
      items: outcomes,
    })
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
async function planResults(
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
async function planEvents(
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

/** Stores events and values by a number of statements that does not depend on the number of items. */
async function storePlanned(
  transaction: Transaction,
  planned: readonly PlannedResult[],
  events: readonly ResultEvent[],
  on: string | null,
): Promise<void> {
  // a former result that contradicts the new status must not be there when the event sets that status
  const outdated = planned.filter(({ enrollment, status }) => contradicts(status, enrollment.result))
  if (outdated.length > 0) {
    const ids = outdated.map(({ enrollment }) => enrollment.id)
    await transaction.orm.update(enrollments).set({ result: null }).where(inArray(enrollments.id, ids))
  }
  // a number that passes from one learner to another must be free before it is given
  const moved = planned.filter(
    ({ enrollment, values }) =>
      enrollment.certificate_number !== null &&
      certificateFields.some((field) => values[field] !== enrollment[field]),
  )
  if (moved.length > 0) {
    const ids = moved.map(({ enrollment }) => enrollment.id)
    await transaction.orm
      .update(enrollments)
      .set({ certificate_number: null })
      .where(inArray(enrollments.id, ids))
  }
  const decisions = new Map(
    planned.map(({ enrollment, values }) => [enrollment.id, values.result_decision_number]),
  )
  await insertRows(
    transaction,
    enrollmentEvents,
    events.map((event) => ({
      id: uuidv7(),
      ...event,
      on,
      decision_number: decisions.get(event.enrollment_id) ?? null,
    })),
  )
  await updateRows(
    transaction,
    enrollments,
    planned.map(({ enrollment, values }) => ({ id: enrollment.id, ...values })),
  )
}

/** The fields in which at least one enrollment differs from its result. */
const changedFields = (changed: readonly PlannedResult[]): string[] => [
  ...(changed.some(({ enrollment, status }) => enrollment.status !== status) ? ['status'] : []),
  ...resultFields.filter((field) =>
    changed.some(({ enrollment, values }) => enrollment[field] !== values[field]),
  ),
]

/** What a closing list has stored. */
interface StoredResults {
  report: ResultsReport
  /** The enrollments that changed. */
  changed: string[]
  /** The fields in which they differ now. */
  fields: string[]
}

/**
 * Stores the closing list of a class in one transaction: all items, or none if one is refused. The same list again changes
 * nothing.
 * @throws Problem 422 with what becomes of each item
 */
export async function storeResults(
  transaction: Transaction,
  classId: string,
  input: ResultsInput,
): Promise<StoredResults> {
  const [held] = await transaction.orm
    .select({ closed_on: classes.closed_on, status: classes.status })
    .from(classes)
    .where(eq(classes.id, classId))
    .for('key share')
  const errors = new ItemErrors()
  const planned = await planResults(transaction, classId, input, errors)
  const changing = planned.some(({ enrollment, status }) => enrollment.status !== status)
  const on = held?.closed_on ?? input.on ?? null
  if (changing) {
    if (held?.status === 'cancelled') throw cancelled()
    if (on === null) throw dayMissing()
  }
  const events = await planEvents(transaction, planned, on, errors)
  // what stays has its number first, so that the item that would take it is the one refused
  const staysFirst = planned.toSorted((a, b) => Number(a.isChanged) - Number(b.isChanged))
  const wanted = staysFirst.map(({ enrollment, values }) => ({
    ...values,
    id: enrollment.id,
    class_id: classId,
  }))
  const taken = await takenCertificates(transaction, wanted)
  for (const { index, enrollment, isChanged } of planned) {
    const holder = taken.get(enrollment.id)
    if (holder !== undefined && isChanged)
      errors.add(index, 'certificate_number', 'taken', certificateTaken(holder))
  }
  errors.assertNone(input.items.length, planned)
  const changed = planned.filter(({ isChanged }) => isChanged)
  await storePlanned(transaction, changed, events, on)
  return {
    report: {
      class_id: classId,
      on: events.length === 0 ? null : on,
      stored: changed.length,
      unchanged: planned.length - changed.length,
      items: planned.map(({ enrollment, status, isChanged }) => ({
        enrollment_id: enrollment.id,
        outcome: isChanged ? ('stored' as const) : ('unchanged' as const),
        status,
      })),
    },
    changed: changed.map(({ enrollment }) => enrollment.id),
    fields: changedFields(changed),
  }
}

const cancelled = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'The class was cancelled, so nobody has a result in it. If that is wrong, correct its status first.',
      vi: 'Lớp không mở nên không có kết quả. Nếu chưa đúng, hãy sửa trạng thái của lớp trước.',
    },
  })

function dayMissing(): Problem {
  const message = {
    en: 'The class has no last day: give the day of the results in `on`, or close the class first.',
    vi: 'Lớp chưa có ngày bế giảng: hãy ghi ngày có kết quả, hoặc ghi ngày bế giảng của lớp trước.',
  }
  return new Problem('unprocessable', { errors: [{ pointer: '/on', code: 'required', message }] })
}
