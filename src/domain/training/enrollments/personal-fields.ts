import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { anonymousProblem } from '../learners/anonymous.ts'
import { learners } from '../learners/table.ts'
import type { Enrollment, EnrollmentInput } from './schema.ts'

/** The fields of an enrollment that may tell whose it is, and that no count needs. */
export const personalFields = [
  'external_id',
  'position',
  'unit',
  'score',
  'certificate_number',
  'register_number',
  'result_decision_number',
] as const

/**
 * Rejects new enrollments of learners who were made anonymous, and personal data of those that they have; for `prepare`.
 */
export async function refuseAnonymous(
  drafts: readonly Draft<Enrollment, EnrollmentInput>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const ids = [...new Set(drafts.flatMap(({ values }) => values.learner_id ?? []))]
  if (ids.length === 0) return
  const found = await transaction.orm
    .select({ id: learners.id })
    .from(learners)
    .where(and(inArray(learners.id, ids), isNotNull(learners.anonymized_at)))
  if (found.length === 0) return
  const anonymous = new Set(found.map(({ id }) => id))
  for (const { id, current, values } of drafts) {
    if (!anonymous.has(values.learner_id ?? '')) continue
    const isNew = current === undefined || current.learner_id !== values.learner_id
    const field = personalFields.find((name) => (values[name] ?? null) !== null)
    if (isNew) rejectRow(id, anonymousProblem('/learner_id'))
    else if (field !== undefined) rejectRow(id, anonymousProblem(`/${field}`))
  }
}
