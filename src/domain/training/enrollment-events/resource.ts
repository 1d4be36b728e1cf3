import { defineReadOnlyResource } from '../../../platform/resource/define.ts'
import { booleanFilter, choiceFilter, uuidFilter } from '../../../platform/resource/filters.ts'
import { valueSort } from '../../../platform/resource/sorts.ts'
import { learnerAccess } from '../access.ts'
import { enrollmentEvent } from './schema.ts'
import { enrollmentEventKinds, enrollmentEvents as table } from './table.ts'

/** The read-only resource of the events of enrollments. Only the list below one enrollment is an operation. */
export const enrollmentEvents = defineReadOnlyResource({
  path: 'enrollment-events',
  one: 'EnrollmentEvent',
  many: 'EnrollmentEvents',
  label: { one: 'an event of an enrollment', many: 'events of an enrollment', vi: 'biến động của ghi danh' },
  access: { read: learnerAccess.read },
  description:
    'The history of an enrollment: withdrawal, transfer, deferral, completion and so on. Events are never changed or removed; a wrong one is replaced by a correction.',
  table,
  output: enrollmentEvent,
  select: {
    id: table.id,
    enrollment_id: table.enrollment_id,
    sequence: table.sequence,
    kind: table.kind,
    corrected_kind: table.corrected_kind,
    on: table.on,
    reason: table.reason,
    decision_number: table.decision_number,
    to_enrollment_id: table.to_enrollment_id,
    replaces_event_id: table.replaces_event_id,
    replaced: table.replaced,
    recorded_at: table.recorded_at,
  },
  filters: {
    enrollment: uuidFilter(table.enrollment_id, 'Only events of these enrollments.'),
    kind: choiceFilter(table.kind, enrollmentEventKinds, 'Only events of these kinds.'),
    replaced: booleanFilter(
      table.replaced,
      'Only events that a correction replaced (true), or that none replaced (false).',
    ),
  },
  sorts: {
    sequence: valueSort(table.sequence, 'sequence', 'number', 'the order of their recording'),
    on: valueSort(table.on, 'on', 'day', 'day'),
  },
  defaultSort: 'sequence',
})
