import { defineListing } from '../resource/define.ts'
import { rangeFilters, textFilter, uuidFilter } from '../resource/filters.ts'
import { valueSort } from '../resource/sorts.ts'
import { auditEvent } from './schema.ts'
import { auditEvents as table } from './table.ts'

export const auditEvents = defineListing({
  path: 'audit-events',
  one: 'AuditEvent',
  many: 'AuditEvents',
  label: { one: 'an audit event', many: 'audit events' },
  description: 'Each write leaves one, in its own transaction. They are never changed or removed.',
  table,
  output: auditEvent,
  select: {
    id: table.id,
    at: table.at,
    actor: table.actor,
    operation: table.operation,
    resource: table.resource,
    resource_id: table.resource_id,
    revision: table.revision,
    fields: table.fields,
    request_id: table.request_id,
    remote_address: table.remote_address,
  },
  filters: {
    actor: textFilter(table.actor, 'Only writes of these actors.'),
    operation: textFilter(table.operation, 'Only these operations.'),
    resource: textFilter(table.resource, 'Only these kinds of resources, by plural path name.'),
    resource_id: uuidFilter(table.resource_id, 'Only writes of these resources.'),
    ...rangeFilters('at', table.at, 'instant', 'the write'),
  },
  sorts: { at: valueSort(table.at, 'at', 'instant', 'time') },
  defaultSort: '-at',
})
