import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { normalizeKey, qualifiedCode } from '../../../platform/resource/row-keys.ts'
import { enrollments } from '../enrollments/table.ts'
import { learners } from '../learners/table.ts'
import type { ResultsInput } from './schema.ts'

type Item = ResultsInput['items'][number]

/** The key of the code that names a learner. */
const keyOf = ({ learner_code, learner_origin }: Item): string | undefined =>
  learner_code === undefined ? undefined : normalizeKey('code', qualifiedCode(learner_code, learner_origin))

/** Locks and reads the live enrollments of a class that the items name, in the order of ids. */
async function lockNamed({ orm }: Transaction, classId: string, items: readonly Item[]) {
  const ids = items.flatMap(({ enrollment_id }) => enrollment_id ?? [])
  const keys = items.flatMap((item) => keyOf(item) ?? [])
  return await orm
    .select({
      id: enrollments.id,
      learner_id: enrollments.learner_id,
      code_key: learners.code_key,
      enrolled_on: enrollments.enrolled_on,
      status: enrollments.status,
      result: enrollments.result,
      score: enrollments.score,
      certificate_kind: enrollments.certificate_kind,
      certificate_number: enrollments.certificate_number,
      register_number: enrollments.register_number,
      certificate_issuer: enrollments.certificate_issuer,
      certificate_issued_on: enrollments.certificate_issued_on,
      result_decision_number: enrollments.result_decision_number,
    })
    .from(enrollments)
    .innerJoin(learners, eq(learners.id, enrollments.learner_id))
    .where(
      and(
        eq(enrollments.class_id, classId),
        isNull(enrollments.deleted_at),
        or(inArray(enrollments.id, ids), inArray(learners.code_key, keys)),
      ),
    )
    .orderBy(asc(enrollments.id))
    .for('update', { of: enrollments })
}

/** A locked enrollment with the values that a closing list may change. */
export type NamedEnrollment = Awaited<ReturnType<typeof lockNamed>>[number]

/** Locks the enrollments that the items name. @returns finds the one of an item; undefined if the class has none */
export async function lockNamedEnrollments(
  transaction: Transaction,
  classId: string,
  items: readonly Item[],
): Promise<(item: Item) => NamedEnrollment | undefined> {
  const locked = await lockNamed(transaction, classId, items)
  const byId = new Map(locked.map((row) => [row.id, row]))
  const byCode = new Map(
    locked.flatMap((row) => (row.code_key === null ? [] : [[row.code_key, row] as const])),
  )
  return (item) =>
    item.enrollment_id === undefined
      ? byCode.get(keyOf(item) ?? '')
      : byId.get(item.enrollment_id.toLowerCase())
}
