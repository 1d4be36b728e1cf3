import { asc, eq, inArray, sql } from 'drizzle-orm'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { forgetResponses } from '../../../platform/http/idempotency/forget-responses.ts'
import { rowForWrite } from '../../../platform/resource/write.ts'
import { contextOf, type Writing } from '../../../platform/resource/writing.ts'
import { enrollmentEvents } from '../enrollment-events/table.ts'
import { personalFields } from '../enrollments/personal-fields.ts'
import { enrollments } from '../enrollments/table.ts'
import { anonymousName } from '../learners/anonymous.ts'
import type { Learner, LearnerInput } from '../learners/schema.ts'
import { learners } from '../learners/table.ts'
import type { RemovedPersonalData } from './events.ts'

type LearnerWriting = Writing<Learner, LearnerInput, typeof learners>

/** What a learner keeps is what statistics count: year of birth, sex, ethnic group, nationality. */
const removedFromLearner = {
  full_name: anonymousName,
  external_id: null,
  code: null,
  origin: null,
  birth_date: null,
  position: null,
  holds_leadership: null,
  position_level: null,
  unit: null,
  unit_group: null,
  party_member: null,
}

/** An enrollment keeps what reports count: class, days, status, result, level of the position, kind of unit. */
const removedFromEnrollment = Object.fromEntries(personalFields.map((field) => [field, null]))

/** Locks the enrollments of a learner, also in the trash, in the order of ids. */
async function lockEnrollments({ transaction }: LearnerWriting, learnerId: string) {
  return await transaction.orm
    .select({
      id: enrollments.id,
      external_id: enrollments.external_id,
      certificate_number: enrollments.certificate_number,
      register_number: enrollments.register_number,
    })
    .from(enrollments)
    .where(eq(enrollments.learner_id, learnerId))
    .orderBy(asc(enrollments.id))
    .for('update')
}

const nextRevision = (revision: typeof learners.revision | typeof enrollments.revision) => ({
  revision: sql`${revision} + 1`,
  updated_at: sql`now()`,
})

/** What was removed from the rows of a learner. */
interface Removal {
  changes: Change[]
  eventIds: string[]
}

async function removeFromRows({ transaction: { orm } }: LearnerWriting, id: string): Promise<Removal> {
  await orm
    .update(learners)
    .set({
      ...removedFromLearner,
      code_key: null,
      anonymized_at: sql`now()`,
      ...nextRevision(learners.revision),
    })
    .where(eq(learners.id, id))
  const changed = await orm
    .update(enrollments)
    .set({ ...removedFromEnrollment, ...nextRevision(enrollments.revision) })
    .where(eq(enrollments.learner_id, id))
    .returning({ id: enrollments.id, revision: enrollments.revision })
  const ids = changed.map((row) => row.id)
  const events = await orm
    .update(enrollmentEvents)
    .set({ reason: null, decision_number: null })
    .where(inArray(enrollmentEvents.enrollment_id, ids))
    .returning({ id: enrollmentEvents.id })
  const changes = changed.map((row) => ({
    resource: 'enrollments',
    id: row.id,
    revision: row.revision,
    fields: [...personalFields],
  }))
  return { changes, eventIds: events.map((event) => event.id) }
}

/** A learner without personal data, and the changes; none if the learner was anonymous already. */
interface Anonymized {
  row: Learner
  changes: Change[]
}

/**
 * Removes the personal data of a learner for good: from the learner, the enrollments and their events, also in the trash,
 * and from what the server keeps of requests and imports. Counts stay as they are.
 */
export async function anonymizeLearner(
  writing: LearnerWriting,
  id: string,
  precondition: Precondition,
): Promise<Anonymized> {
  const { transaction, resource, effects } = writing
  // enrollments are locked before their learner, as by the events of enrollments
  await lockEnrollments(writing, id)
  const current = await rowForWrite(writing, id)
  if (current.anonymized_at !== null) return { row: current, changes: [] }
  assertMatch(precondition, current.revision)
  const held = await lockEnrollments(writing, id)
  const { changes, eventIds } = await removeFromRows(writing, id)
  const numbers = held.flatMap((row) => [row.external_id, row.certificate_number, row.register_number])
  const values = [current.full_name, current.code, current.external_id, ...numbers].flatMap(
    (value) => value ?? [],
  )
  await forgetResponses(transaction, { values, ids: [id, ...held.map((row) => row.id), ...eventIds] })
  const removed: RemovedPersonalData = {
    resources: [resource.path, 'enrollments', 'enrollment-events'],
    values,
  }
  await effects.events.emit('personal-data.removed', removed, contextOf(writing))
  const row = await rowForWrite(writing, id)
  const fields = [...Object.keys(removedFromLearner), 'anonymized_at']
  return {
    row,
    changes: [{ resource: resource.path, id, revision: row.revision, fields }, ...changes],
  }
}
