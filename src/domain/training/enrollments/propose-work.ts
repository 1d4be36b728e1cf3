import { inArray } from 'drizzle-orm'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { learners } from '../learners/table.ts'
import type { Enrollment, EnrollmentInput } from './schema.ts'

/** The fields that an enrollment keeps from the day of enrolling. */
const workFields = [
  'position',
  'holds_leadership',
  'position_level',
  'unit',
  'unit_group',
  'party_member',
] as const

/** The work that an enrollment keeps, for one that continues it in another class. */
export const workOf = (enrollment: Enrollment) =>
  Object.fromEntries(workFields.map((field) => [field, enrollment[field]]))

const isIncomplete = ({ current, values }: Draft<Enrollment, EnrollmentInput>) =>
  current === undefined && workFields.some((field) => values[field] === undefined)

/**
 * Takes the work of the learner into new enrollments that leave it out, by one statement. Later changes of the learner
 * do not reach them: a promotion must not rewrite the reports of earlier years.
 */
export async function proposeWork(
  drafts: readonly Draft<Enrollment, EnrollmentInput>[],
  { transaction }: WriteContext,
): Promise<EnrollmentInput[]> {
  const ids = new Set(drafts.filter(isIncomplete).flatMap(({ values }) => values.learner_id ?? []))
  if (ids.size === 0) return drafts.map(({ values }) => values)
  const found = await transaction.orm
    .select({
      id: learners.id,
      position: learners.position,
      holds_leadership: learners.holds_leadership,
      position_level: learners.position_level,
      unit: learners.unit,
      unit_group: learners.unit_group,
      party_member: learners.party_member,
    })
    .from(learners)
    .where(inArray(learners.id, [...ids]))
  const workById = new Map(found.map(({ id, ...work }) => [id, work]))
  return drafts.map((draft) => {
    const { values } = draft
    if (!isIncomplete(draft)) return values
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    // all required fields are given; the others are optional
    return { ...workById.get(values.learner_id ?? ''), ...given } as EnrollmentInput
  })
}
