import { asc, eq } from 'drizzle-orm'
import { accessOf, type Access } from '../../../platform/access/policy.ts'
import { readEntry } from '../../../platform/access/resource-access.ts'
import { auditEvents } from '../../../platform/audit/resource.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { ReadOnlyResource } from '../../../platform/resource/definition.ts'
import { addIncludes } from '../../../platform/resource/includes.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { findRow, findRows } from '../../../platform/resource/rows.ts'
import { unpagedListQuery } from '../../../platform/resource/unpaged-list.ts'
import { enrollmentEvents } from '../enrollment-events/resource.ts'
import { enrollments } from '../enrollments/resource.ts'
import { learners } from '../learners/resource.ts'

/** All rows of a list, without pages. */
async function allRows(
  database: Database,
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
): Promise<Row[]> {
  const names = Object.keys(resource.select)
  const { text, values } = unpagedListQuery(database, resource, access, query, names)
  return (await database.pool.query<Row>(text, values)).rows
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => String(id))

/** Everything that is held about a learner, also in the trash; undefined if there is no such learner. */
export async function findLearnerData(
  database: Database,
  access: Access,
  id: string,
): Promise<Row | undefined> {
  const { pool } = database
  const { caller } = access
  const learner = await findRow(pool, database, learners, access, 'id', id, 'include')
  if (learner === undefined) return undefined
  // the filter of the list finds no learner in the trash
  const { table } = enrollments
  const own = await database.orm
    .select({ id: table.id })
    .from(table)
    .where(eq(table.learner_id, id))
    .orderBy(asc(table.created_at), asc(table.id))
  const found = await findRows(pool, database, enrollments, access, idsOf(own))
  const held = own.flatMap((row): Row[] => {
    const enrollment = found.get(row.id)
    return enrollment === undefined ? [] : [enrollment]
  })
  await addIncludes(pool, database, enrollments, caller, ['class'], held)
  const events =
    held.length === 0 ? [] : await allRows(database, enrollmentEvents, access, { enrollment: idsOf(held) })
  const auditAccess = accessOf(readEntry(auditEvents.access), caller)
  const row_id = [id, ...idsOf(held), ...idsOf(events)]
  return {
    learner,
    enrollments: held.map((enrollment) => ({
      ...enrollment,
      events: events.filter(({ enrollment_id }) => enrollment_id === enrollment['id']),
    })),
    audit_events: caller.scopes.has('audit:read')
      ? await allRows(database, auditEvents, auditAccess, { row_id })
      : null,
  }
}
