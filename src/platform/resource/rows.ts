import { sql, type SQL } from 'drizzle-orm'
import { QueryBuilder, type PgColumn } from 'drizzle-orm/pg-core'
import { LRUCache } from 'lru-cache'
import { qualified } from '../database/columns.ts'
import type { Connection, StatementContext } from '../database/database.ts'
import { statement, type Statement } from '../database/statement.ts'
import type { Access } from '../access/policy.ts'
import { keyColumn, normalizeKey, type RowKey } from './row-keys.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import { concealedFrom } from './target-access.ts'

/** Which rows of the trash are wanted. */
export type Trash = 'exclude' | 'include' | 'only'

export const queryBuilder = new QueryBuilder()

/** The row filter of the policy, as SQL: one rule for lists, reads, counts and includes alike. */
export function accessConditions(resource: ReadOnlyResource, allRows: boolean, trash: Trash): SQL[] {
  return [
    ...(resource.baseCondition ? [resource.baseCondition()] : []),
    ...trashConditions(resource, allRows ? trash : 'exclude'),
    ...(resource.publicCondition && !allRows ? [resource.publicCondition()] : []),
  ]
}

function trashConditions({ table }: ReadOnlyResource, trash: Trash): SQL[] {
  if (table.deleted_at === undefined || trash === 'include') return []
  const deleted = qualified(table.deleted_at)
  return [trash === 'only' ? sql`${deleted} is not null` : sql`${deleted} is null`]
}

/** A condition on rows, live or in the trash: it is said of both apart, since each have an index of their own. */
const liveOrTrashed = (condition: SQL, deleted: PgColumn): SQL =>
  sql`((${condition} and ${qualified(deleted)} is null) or (${condition} and ${qualified(deleted)} is not null))`

/** What tells the select lists of audiences apart. */
export const audienceKey = (
  resource: ReadOnlyResource,
  { caller, allRows, internalFields }: Access,
): string => `${allRows} ${internalFields} ${concealedFrom(caller, resource).join()}`

/** The select list of an audience; `leaveOut` names fields of a list that nobody asked for. */
export function selectionFor(
  resource: ReadOnlyResource,
  access: Access,
  leaveOut: readonly string[] = [],
): Record<string, PgColumn | SQL.Aliased> {
  const fields = fullSelectionFor(resource, access, leaveOut)
  for (const name of concealedFrom(access.caller, resource)) {
    if (name in fields) fields[name] = resource.concealed![name]!.replacement
  }
  return fields
}

/** The same with what is concealed from the audience, for writes that must not lose it. */
function fullSelectionFor(
  resource: ReadOnlyResource,
  access: Access,
  leaveOut: readonly string[] = [],
): Record<string, PgColumn | SQL.Aliased> {
  const fields = { ...resource.select, ...(access.allRows ? {} : resource.publicSelect) }
  for (const name of leaveOut) delete fields[name]
  if (access.internalFields && resource.internal) fields['internal'] = resource.internal
  return fields
}

/** How many statements without a name are cached. */
const MAX_UNNAMED_STATEMENTS = 200

/**
 * Statements by shape, built when first needed. Only the first of them get a name, since each connection keeps those for
 * good and a stranger can invent shapes; of the others the last ones asked for are kept.
 */
export class StatementCache {
  readonly #named = new Map<string, Statement<Row>>()
  readonly #unnamed = new LRUCache<string, Statement<Row>>({ max: MAX_UNNAMED_STATEMENTS })
  readonly #prefix: string
  readonly #most: number

  constructor(prefix: string, most = 60) {
    this.#prefix = prefix
    this.#most = most
  }

  get(shape: string, make: (name: string | undefined) => Statement<Row>): Statement<Row> {
    const found = this.#named.get(shape)
    if (found) return found
    if (this.#named.size >= this.#most) return this.#getUnnamed(shape, make)
    const made = make(`${this.#prefix}_${this.#named.size}`)
    this.#named.set(shape, made)
    return made
  }

  #getUnnamed(shape: string, make: (name: undefined) => Statement<Row>): Statement<Row> {
    const statement = this.#unnamed.get(shape) ?? make(undefined)
    this.#unnamed.set(shape, statement)
    return statement
  }
}

const caches = new WeakMap<ReadOnlyResource, Record<'list' | 'read' | 'count', StatementCache>>()

/** The statements of a resource, kept for the life of the process. */
export function statementsOf(resource: ReadOnlyResource): Record<'list' | 'read' | 'count', StatementCache> {
  let cache = caches.get(resource)
  if (cache === undefined) {
    cache = {
      list: new StatementCache(`list_${resource.path}`),
      read: new StatementCache(`read_${resource.path}`),
      count: new StatementCache(`count_${resource.path}`),
    }
    caches.set(resource, cache)
  }
  return cache
}

/** Joins conditions that must all hold. */
export const joinConditions = (conditions: readonly SQL[]): SQL | undefined =>
  conditions.length === 0 ? undefined : sql.join([...conditions], sql` and `)

/** One row of a written resource as its audience reads it. */
export async function findRow<R extends EntityRow>(
  connection: Connection,
  context: StatementContext,
  resource: ResourceDefinition<R>,
  access: Access,
  by: RowKey,
  value: string,
  trash: Trash,
): Promise<R | undefined>
/** One row as its audience reads it. */
export async function findRow(
  connection: Connection,
  context: StatementContext,
  resource: ReadOnlyResource,
  access: Access,
  by: RowKey,
  value: string,
  trash: Trash,
): Promise<Row | undefined>
export async function findRow(
  connection: Connection,
  { constants }: StatementContext,
  resource: ReadOnlyResource,
  access: Access,
  by: RowKey,
  value: string,
  trash: Trash,
): Promise<Row | undefined> {
  const shape = `${by} ${audienceKey(resource, access)} ${trash}`
  const found = statementsOf(resource).read.get(shape, (name) => {
    const column = keyColumn(resource.table, by)
    if (column === undefined) throw new Error(`${resource.path} has no ${by}`)
    const deleted = resource.table.deleted_at
    const isCode = by === 'code'
    const isNamed = isCode
      ? sql`${qualified(column)} in (${sql.placeholder('value')}, ${sql.placeholder('compared')})`
      : sql`${qualified(column)} = ${sql.placeholder('value')}`
    const isExternal = by === 'external_id' && deleted !== undefined
    const conditions = [
      isExternal ? liveOrTrashed(isNamed, deleted) : isNamed,
      ...accessConditions(resource, access.allRows, trash),
    ]
    const query = queryBuilder
      .select(selectionFor(resource, access))
      .from(resource.table)
      .where(joinConditions(conditions))
      .$dynamic()
    // an external id can be several times in the trash: the live one, else the last to go there
    // the one that is written like this counts before others
    if (isCode) void query.orderBy(sql`${qualified(column)} = ${sql.placeholder('compared')}`)
    if (isExternal) void query.orderBy(sql`${qualified(deleted)} desc nulls first`)
    return statement<Row>(name, query.limit(1))
  })
  return await found.first(connection, { ...constants, value, compared: normalizeKey(by, value) })
}

/** Rows of these ids as lists show them to their audience, for includes. */
export async function findRows(
  connection: Connection,
  context: StatementContext,
  resource: ReadOnlyResource,
  access: Access,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const leaveOut = resource.longFields ?? []
  const shape = `ids ${audienceKey(resource, access)} ${leaveOut.join()}`
  const fields = () => selectionFor(resource, access, leaveOut)
  return await rowsOfIds(connection, context, { resource, access, shape, fields }, ids)
}

/** Rows of these ids for a write, with long texts and concealed references. They are not sent as they are. */
export async function findFullRows<R extends EntityRow>(
  connection: Connection,
  context: StatementContext,
  resource: ResourceDefinition<R>,
  access: Access,
  ids: readonly string[],
): Promise<Map<string, R>> {
  const shape = `whole ${access.allRows} ${access.internalFields}`
  const fields = () => fullSelectionFor(resource, access)
  const rows = await rowsOfIds(connection, context, { resource, access, shape, fields }, ids)
  // `defineResource` has compared the selection with the type of the rows
  return rows as Map<string, R>
}

interface ReadByIds {
  resource: ReadOnlyResource
  access: Access
  shape: string
  fields: () => Record<string, PgColumn | SQL.Aliased>
}

async function rowsOfIds(
  connection: Connection,
  { constants }: StatementContext,
  { resource, access, shape, fields }: ReadByIds,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const found = statementsOf(resource).read.get(shape, (name) => {
    const conditions = [
      sql`${qualified(resource.table.id)} = any(${sql.placeholder('ids')})`,
      ...accessConditions(resource, access.allRows, 'include'),
    ]
    const query = queryBuilder.select(fields()).from(resource.table).where(joinConditions(conditions))
    return statement<Row>(name, query)
  })
  const rows = await found.all(connection, { ...constants, ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [String(row['id']), row]))
}
