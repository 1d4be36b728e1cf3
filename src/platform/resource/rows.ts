import { is, sql, SQL } from 'drizzle-orm'
import { QueryBuilder, type PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../database/columns.ts'
import type { Connection, StatementContext } from '../database/database.ts'
import { StatementCache, statement } from '../database/statement.ts'
import { ownNames } from '../access/caller.ts'
import type { Access } from '../access/policy.ts'
import { keyColumn, normalizeKey, type RowKey } from './row-keys.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import { concealedFrom } from './target-access.ts'

/** Whether rows in the trash are included. */
export type TrashMode = 'exclude' | 'include' | 'only'

/** Builds queries without a connection. */
export const queryBuilder = new QueryBuilder()

/** Which rows of a resource are seen. */
type SeenRows = Pick<Access, 'allRows' | 'ownRows'>

/** The condition of rows that belong to the caller; its names are bound by `accessValues`. */
const ownRow = ({ ownCondition }: ReadOnlyResource): SQL | undefined =>
  ownCondition?.(sql`${sql.placeholder('own_names')}::text[]`)

/** The values of the conditions and the selection of a caller. */
export const accessValues = ({
  ownRows,
  caller,
}: Pick<Access, 'ownRows' | 'caller'>): Record<string, unknown> =>
  ownRows === undefined ? {} : { own_names: ownNames(caller) }

/** The rows that a caller may see: those of one kind, or public rows and own hidden ones. */
interface SeenKinds {
  /** Conditions of the rows that everyone sees, or of all that the caller sees. */
  rows: SQL[]
  /** Conditions of own rows beside them, which are few. No row is of both kinds. */
  own?: SQL[]
}

/** The conditions of rows that the caller may see, by kind. Statements with them need `accessValues`. */
export function accessKinds(resource: ReadOnlyResource, seen: SeenRows, trash: TrashMode): SeenKinds {
  const base = resource.baseCondition ? [resource.baseCondition()] : []
  if (seen.allRows) return { rows: [...base, ...trashConditions(resource, trash)] }
  const readers = [
    ...trashConditions(resource, 'exclude'),
    ...(resource.publicCondition ? [resource.publicCondition()] : []),
  ]
  const isOwn = ownRow(resource)
  if (seen.ownRows === undefined || isOwn === undefined) return { rows: [...base, ...readers] }
  const own = [...base, isOwn, ...trashConditions(resource, trash)]
  if (seen.ownRows === 'only' || trash === 'only') return { rows: own }
  return {
    rows: [...base, ...readers],
    own: [...own, sql`(${joinConditions(readers) ?? sql`true`}) is not true`],
  }
}

/**
 * The conditions of rows that the caller may see. Reads, counts and includes use them. Statements with them need
 * `accessValues`.
 */
export function accessConditions(resource: ReadOnlyResource, seen: SeenRows, trash: TrashMode): SQL[] {
  const { rows, own } = accessKinds(resource, seen, trash)
  return own === undefined ? rows : [sql`((${joinConditions(rows)}) or (${joinConditions(own)}))`]
}

function trashConditions({ table }: ReadOnlyResource, trash: TrashMode): SQL[] {
  if (table.deleted_at === undefined || trash === 'include') return []
  const deleted = qualified(table.deleted_at)
  return [trash === 'only' ? sql`${deleted} is not null` : sql`${deleted} is null`]
}

/** A condition for live rows and for rows in the trash, as two branches: each has its own partial index. */
const liveOrTrashed = (condition: SQL, deleted: PgColumn): SQL =>
  sql`((${condition} and ${qualified(deleted)} is null) or (${condition} and ${qualified(deleted)} is not null))`

/** The key of an audience: callers with equal keys have equal selections. */
export const audienceKey = (
  resource: ReadOnlyResource,
  { caller, allRows, ownRows, internalFields }: Access,
): string => `${allRows} ${ownRows} ${internalFields} ${concealedFrom(caller, resource).join()}`

/** The selection of an audience. @param leaveOut long fields that the request did not name */
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

/** The selection with concealed references, for writes that must keep them. */
function fullSelectionFor(
  resource: ReadOnlyResource,
  access: Access,
  leaveOut: readonly string[] = [],
): Record<string, PgColumn | SQL.Aliased> {
  const isOwn = ownRow(resource)
  const { ownRows } = access
  const replaced = access.allRows || ownRows === 'only' ? {} : resource.publicSelect
  const fields = { ...resource.select, ...replaced }
  if (ownRows === 'also' && isOwn !== undefined) {
    for (const [name, shown] of Object.entries(replaced ?? {}))
      fields[name] = sql`case when ${isOwn} then ${valueOf(resource.select[name]!)} else ${shown.sql} end`.as(
        name,
      )
  }
  for (const name of leaveOut) delete fields[name]
  const { internal } = resource
  if (internal === undefined) return fields
  if (access.internalFields || ownRows === 'only') fields['internal'] = internal
  else if (ownRows === 'also' && isOwn !== undefined)
    fields['internal'] = sql`case when ${isOwn} then ${internal.sql} end`.as('internal')
  return fields
}

/** The expression of a selected field. */
const valueOf = (field: PgColumn | SQL.Aliased): SQL =>
  is(field, SQL.Aliased) ? field.sql : qualified(field)

const caches = new WeakMap<ReadOnlyResource, Record<'list' | 'read' | 'count', StatementCache>>()

/** How many resources have a path: one may be read with other fields elsewhere, such as in files. */
const resourcesWithPath = new Map<string, number>()

/** A name for the statements of a resource, which no other resource has: a connection knows them by name. */
function statementPrefix({ path }: ReadOnlyResource): string {
  const count = (resourcesWithPath.get(path) ?? 0) + 1
  resourcesWithPath.set(path, count)
  return count === 1 ? path : `${path}-${count}`
}

/** The cached statements of a resource. */
export function statementsOf(resource: ReadOnlyResource): Record<'list' | 'read' | 'count', StatementCache> {
  let cache = caches.get(resource)
  if (cache === undefined) {
    const prefix = statementPrefix(resource)
    cache = {
      list: new StatementCache(`list_${prefix}`),
      read: new StatementCache(`read_${prefix}`),
      count: new StatementCache(`count_${prefix}`),
    }
    caches.set(resource, cache)
  }
  return cache
}

/** Joins conditions by `and`. */
export const joinConditions = (conditions: readonly SQL[]): SQL | undefined =>
  conditions.length === 0 ? undefined : sql.join([...conditions], sql` and `)

/** Finds one row of a writable resource, with the fields that the caller may see. */
export async function findRow<R extends EntityRow>(
  connection: Connection,
  context: StatementContext,
  resource: ResourceDefinition<R>,
  access: Access,
  by: RowKey,
  value: string,
  trash: TrashMode,
): Promise<R | undefined>
/** Finds one row, with the fields that the caller may see. */
export async function findRow(
  connection: Connection,
  context: StatementContext,
  resource: ReadOnlyResource,
  access: Access,
  by: RowKey,
  value: string,
  trash: TrashMode,
  leaveOut?: readonly string[],
): Promise<Row | undefined>
export async function findRow(
  connection: Connection,
  { constants }: StatementContext,
  resource: ReadOnlyResource,
  access: Access,
  by: RowKey,
  value: string,
  trash: TrashMode,
  leaveOut: readonly string[] = [],
): Promise<Row | undefined> {
  const shape = `${by} ${audienceKey(resource, access)} ${trash} ${leaveOut.join()}`
  const build = (name: string | undefined) => {
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
      ...accessConditions(resource, access, trash),
    ]
    const query = queryBuilder
      .select(selectionFor(resource, access, leaveOut))
      .from(resource.table)
      .where(joinConditions(conditions))
      .$dynamic()
    // a code with exactly this spelling comes first
    if (isCode) void query.orderBy(sql`${qualified(column)} = ${sql.placeholder('compared')}`)
    // several rows in the trash can have one external id: the live row comes first, then the last deleted one
    if (isExternal) void query.orderBy(sql`${qualified(deleted)} desc nulls first`)
    return statement<Row>(name, query.limit(1))
  }
  // callers choose fields in any number of ways
  const found = statementsOf(resource).read.get(shape, build, leaveOut.length > 0)
  return await found.first(connection, {
    ...constants,
    ...accessValues(access),
    value,
    compared: normalizeKey(by, value),
  })
}

/** Finds rows by id as lists show them, for includes. */
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

/** Finds rows by id for a write, with long fields and concealed references. They must not be sent to the caller. */
export async function findFullRows<R extends EntityRow>(
  connection: Connection,
  context: StatementContext,
  resource: ResourceDefinition<R>,
  access: Access,
  ids: readonly string[],
): Promise<Map<string, R>> {
  const shape = `whole ${access.allRows} ${access.ownRows} ${access.internalFields}`
  const fields = () => fullSelectionFor(resource, access)
  const rows = await rowsOfIds(connection, context, { resource, access, shape, fields }, ids)
  // `defineResource` checks that the selection has this row type
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
      ...accessConditions(resource, access, 'include'),
    ]
    const query = queryBuilder.select(fields()).from(resource.table).where(joinConditions(conditions))
    return statement<Row>(name, query)
  })
  const rows = await found.all(connection, { ...constants, ...accessValues(access), ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [String(row['id']), row]))
}
