import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Class } from '../../domain/training/classes/schema.ts'
import { enrollments } from '../../domain/training/enrollments/table.ts'
import { learners } from '../../domain/training/learners/table.ts'
import { givenName, inVietnameseOrder, qualified } from '../../platform/database/columns.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Roster } from './schema.ts'

/** Reads the roster of a class by one statement. */
export async function readRoster({ orm }: Database, held: Class): Promise<Roster> {
  const name = qualified(learners.full_name)
  const rows = await orm
    .select({
      enrollment_id: enrollments.id,
      learner_id: enrollments.learner_id,
      learner_code: learners.code,
      learner_origin: learners.origin,
      full_name: learners.full_name,
      birth_date: learners.birth_date,
      birth_year: learners.birth_year,
      sex: learners.sex,
      // enrollments of earlier versions have neither
      position: sql<string | null>`coalesce(${enrollments.position}, ${learners.position})`,
      unit: sql<string | null>`coalesce(${enrollments.unit}, ${learners.unit})`,
      enrolled_on: enrollments.enrolled_on,
      status: enrollments.status,
      score: enrollments.score,
      result: enrollments.result,
      certificate_kind: enrollments.certificate_kind,
      certificate_number: enrollments.certificate_number,
      register_number: enrollments.register_number,
      certificate_issued_on: enrollments.certificate_issued_on,
    })
    .from(enrollments)
    .innerJoin(learners, eq(learners.id, enrollments.learner_id))
    .where(and(eq(enrollments.class_id, held.id), isNull(enrollments.deleted_at)))
    .orderBy(
      inVietnameseOrder(givenName(name)),
      inVietnameseOrder(name),
      asc(learners.birth_year),
      asc(enrollments.id),
    )
  const { id, code, name: title, opened_on, closed_on } = held
  return {
    class: { id, code, name: title, opened_on, closed_on },
    items: rows.map((row, index) => ({ number: index + 1, ...row })),
  }
}
