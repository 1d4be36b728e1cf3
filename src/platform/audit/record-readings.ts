import { uuidv7 } from 'uuidv7'
import type { Connection } from '../database/database.ts'
import type { Actor, Reading, RecordReading } from '../http/audit-trail.ts'

/** A reading that waits for its audit row. */
interface Waiting {
  actor: Actor
  reading: Reading
  settle: (error?: unknown) => void
}

const insertReadings = `insert into audit_events (id, actor, operation, action, resource, resource_id, fields, request_id, remote_address)
  select id, actor, operation, 'read', resource, resource_id, '{}', request_id, remote_address
  from json_populate_recordset(null::audit_events, $1::json)`

/** The most readings of one statement. */
const maxReadings = 500

const rowOf = ({ actor, reading }: Waiting) => ({
  id: uuidv7(),
  actor: actor.name,
  operation: actor.operation,
  resource: reading.resource,
  resource_id: reading.id,
  request_id: actor.requestId,
  remote_address: actor.remoteAddress,
})

/**
 * Records readings in the audit trail. Readings that arrive while one statement runs share the next one, so that many of
 * them cost little and need one connection. Each is stored when its promise resolves.
 */
export function readingRecorder(connection: Connection): RecordReading {
  let waiting: Waiting[] = []
  let isStoring = false
  const storeAll = async () => {
    isStoring = true
    while (waiting.length > 0) {
      const some = waiting.slice(0, maxReadings)
      waiting = waiting.slice(maxReadings)
      try {
        await connection.query(insertReadings, [JSON.stringify(some.map(rowOf))])
        for (const { settle } of some) settle()
      } catch (error) {
        for (const { settle } of some) settle(error)
      }
    }
    isStoring = false
  }
  return (actor, reading) =>
    new Promise((resolve, reject) => {
      const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error))
      waiting.push({ actor, reading, settle })
      if (!isStoring) void storeAll()
    })
}
