import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../database/database.ts'
import { statement, type Statement } from '../database/statement.ts'
import type { Actor, Change } from '../http/audit-trail.ts'
import { idRanges } from './id-ranges.ts'
import { auditEvents } from './table.ts'

/** The change of many rows of one resource at once. */
interface BatchChange {
  /** The path of the resource, such as `posts`. */
  resource: string
  /** The import, or the row of which this is a list. */
  ownerId: string
  rowIds: string[]
  fields: readonly string[]
}

/** An array or a multirange in the syntax of Postgres. The driver would escape each id of an array, which takes long. */
const listText = (parts: readonly string[]): string => `{${parts.join()}}`

/** Adds the audit row of a batch, in the transaction of the batch. */
export async function recordBatch({ orm }: Transaction, actor: Actor, change: BatchChange): Promise<void> {
  const { ranges, exactIds } = idRanges(change.rowIds)
  await orm.insert(auditEvents).values({
    id: uuidv7(),
    actor: actor.name,
    operation: actor.operation,
    resource: change.resource,
    resource_id: change.ownerId,
    row_count: change.rowIds.length,
    row_ranges: listText(ranges.map(([first, last]) => `[${first},${last}]`)),
    exact_row_ids: exactIds === null ? null : sql`${listText(exactIds)}::uuid[]`,
    revision: null,
    fields: change.fields.toSorted(),
    request_id: actor.requestId,
    remote_address: actor.remoteAddress,
  })
}

const columns = [
  'id',
  'actor',
  'operation',
  'resource',
  'resource_id',
  'revision',
  'fields',
  'request_id',
  'remote_address',
] as const

type Column = (typeof columns)[number]

let insertion: Statement<never> | undefined

/** The insert statement, built once. */
function insertOne(): Statement<never> {
  if (insertion !== undefined) return insertion
  const placeholders = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]))
  const query = drizzle
    .mock()
    .insert(auditEvents)
    .values(placeholders as Record<Column, ReturnType<typeof sql.placeholder>>)
  insertion = statement('record_change', query)
  return insertion
}

const rowOf = (actor: Actor, change: Change) => ({
  id: uuidv7(),
  actor: actor.name,
  operation: actor.operation,
  resource: change.resource,
  resource_id: change.id,
  revision: change.revision,
  fields: change.fields.toSorted(),
  request_id: actor.requestId,
  remote_address: actor.remoteAddress,
})

/** Adds the audit row of a change, in the transaction of the change. */
export async function recordChange({ client }: Transaction, actor: Actor, change: Change): Promise<void> {
  await insertOne().all(client, rowOf(actor, change))
}

/** The most rows of one statement: Postgres takes 65,535 parameters. */
const maxRows = 1_000

/** Adds the audit rows of changes, in their transaction: a decision may change thousands of rows. */
export async function recordChanges(
  transaction: Transaction,
  actor: Actor,
  changes: readonly Change[],
): Promise<void> {
  const [only, second] = changes
  if (only !== undefined && second === undefined) return await recordChange(transaction, actor, only)
  for (let at = 0; at < changes.length; at += maxRows) {
    const rows = changes.slice(at, at + maxRows).map((change) => rowOf(actor, change))
    await transaction.orm.insert(auditEvents).values(rows)
  }
}
