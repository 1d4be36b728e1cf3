import { eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { insertRows, updateRows } from '../../../platform/resource/store-rows.ts'
import { classes } from '../classes/table.ts'
import { contradicts } from '../enrollment-events/rules.ts'
import { enrollmentEvents } from '../enrollment-events/table.ts'
import { enrollments } from '../enrollments/table.ts'
import { certificateTaken, takenCertificates } from './certificates.ts'
import { ItemErrors } from './item-errors.ts'
import {
  planEvents,
  planResults,
  resultFields,
  type PlannedResult,
  type ResultEvent,
} from './plan-results.ts'
import type { ResultsInput, ResultsReport } from './schema.ts'

/** The values within which a certificate number is unique. */
const certificateFields = [
  'certificate_kind',
  'certificate_number',
  'certificate_issuer',
  'certificate_issued_on',
] as const

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
