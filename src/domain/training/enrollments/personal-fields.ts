import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
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
 * Which of some learners were made anonymous. The caller must have locked their enrollments: the removal of personal
 * data locks these first.
 */
export async function anonymousOf(
  { orm }: Transaction,
  learnerIds: readonly (string | null | undefined)[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(learnerIds.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Set()
  const found = await orm
    .select({ id: learners.id })
    .from(learners)
    .where(and(inArray(learners.id, ids), isNotNull(learners.anonymized_at)))
  return new Set(found.map(({ id }) => id))
}

/**
 * Rejects new enrollments of learners who were made anonymous, and personal data of those that they have; for `prepare`.
 */
export async function refuseAnonymous(
  drafts: readonly Draft<Enrollment, EnrollmentInput>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const anonymous = await anonymousOf(
    transaction,
    drafts.map(({ values }) => values.learner_id),
  )
  if (anonymous.size === 0) return
  for (const { id, current, values } of drafts) {
    if (!anonymous.has(values.learner_id ?? '')) continue
    const isNew = current === undefined || current.learner_id !== values.learner_id
    const field = personalFields.find((name) => (values[name] ?? null) !== null)
    if (isNew) rejectRow(id, anonymousProblem('/learner_id'))
    else if (field !== undefined) rejectRow(id, anonymousProblem(`/${field}`))
  }
}
