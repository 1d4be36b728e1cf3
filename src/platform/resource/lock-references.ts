import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'
import { sqlStatement } from '../database/statement.ts'
import type { Caller } from '../access/caller.ts'
import { keyColumn, candidateKeys, findByKey } from './row-keys.ts'
import type { ResourceDefinition } from './definition.ts'
import { joinConditions, accessConditions, StatementCache } from './rows.ts'
import { accessToTarget } from './target-access.ts'

/** What a row can be named by besides its id. */
export type ReferenceKey = 'code' | 'slug' | 'external_id'

/** A row that something names. */
export interface RowReference {
  target: ResourceDefinition
  by: 'id' | ReferenceKey
  value: string
  /** The row that names it has done so before: it may stay where the caller cannot see it. */
  isUnchanged?: boolean
}

/** The id of a live row that was named, which stays live until the transaction ends; undefined where there is none. */
export type LockedReferences = (named: RowReference) => string | undefined

/** Those that one statement finds. */
interface ReferenceGroup {
  target: ResourceDefinition
  by: RowReference['by']
  kept: boolean
  keys: Set<string>
  /** Ids by key. */
  found: Map<string, string>
}

/** The group of something that is named: there are few, and this is asked for every row of many. */
const groupOf = (
  groups: readonly ReferenceGroup[],
  { target, by, isUnchanged = false }: RowReference,
): ReferenceGroup | undefined =>
  groups.find((group) => group.target === target && group.by === by && group.kept === isUnchanged)

const statements = new StatementCache('hold')

/**
 * Finds the live rows that are named, as far as the caller may see them, and holds them until the transaction ends, so
 * that none can go to the trash in between: one statement for each resource and kind of key.
 */
export async function lockReferences(
  { client }: Transaction,
  caller: Caller,
  named: readonly RowReference[],
): Promise<LockedReferences> {
  const groups: ReferenceGroup[] = []
  for (const each of named) {
    let group = groupOf(groups, each)
    if (group === undefined) {
      const { target, by, isUnchanged = false } = each
      group = { target, by, kept: isUnchanged, keys: new Set(), found: new Map() }
      groups.push(group)
    }
    for (const key of candidateKeys(each.by, each.value)) group.keys.add(key)
  }
  for (const { target, by, kept, keys, found } of groups) {
    const column = keyColumn(target.table, by)
    const allRows = kept || accessToTarget(target, caller)?.allRows
    if (column === undefined || allRows === undefined) continue
    const held = statements.get(`${target.path} ${by} ${allRows}`, (name) => {
      const type = by === 'id' ? sql`uuid[]` : sql`text[]`
      const conditions = [
        sql`${qualified(column)} = any(${sql.placeholder('keys')}::${type})`,
        ...accessConditions(target, allRows, 'exclude'),
      ]
      // in the order of their ids, so that writers who need the same rows wait for each other instead of for ever
      return sqlStatement(
        name,
        sql`select ${target.table.id} as id, ${column} as key from ${target.table} where ${joinConditions(conditions)} order by ${target.table.id} for key share`,
      )
    })
    const rows = await held.all(client, { keys: [...keys] })
    for (const row of rows) found.set(String(row['key']), String(row['id']))
  }
  return (each) => {
    const found = groupOf(groups, each)?.found
    return findByKey(each.by, each.value, (key) => found?.get(key))
  }
}
