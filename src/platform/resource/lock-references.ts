import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'
import { StatementCache, sqlStatement } from '../database/statement.ts'
import type { Caller } from '../access/caller.ts'
import type { Access } from '../access/policy.ts'
import { keyColumn, candidateKeys, findByKey } from './row-keys.ts'
import type { ResourceDefinition } from './definition.ts'
import { joinConditions, accessConditions, accessValues } from './rows.ts'
import { accessToTarget } from './target-access.ts'

/** The keys that can name a row beside its id. */
export type ReferenceKey = 'code' | 'slug' | 'external_id'

/** A reference to a row, by id or by key. */
export interface RowReference {
  target: ResourceDefinition
  by: 'id' | ReferenceKey
  value: string
  /** The stored row has the same reference, so that its target may be a row that the caller cannot see. */
  isUnchanged?: boolean
}

/** Gives the id of a referenced live row, which is locked until the transaction ends; undefined if there is none. */
export type LockedReferences = (reference: RowReference) => string | undefined

/** The rows that a reference may name. */
type SeenRows = Pick<Access, 'allRows' | 'ownRows' | 'caller'>

/** References that one statement resolves. */
interface ReferenceGroup {
  target: ResourceDefinition
  by: RowReference['by']
  isUnchanged: boolean
  keys: Set<string>
  /** Ids by key. */
  ids: Map<string, string>
}

/** The group of a reference. There are few groups, so that a linear search is fast. */
const groupOf = (
  groups: readonly ReferenceGroup[],
  { target, by, isUnchanged = false }: RowReference,
): ReferenceGroup | undefined =>
  groups.find((group) => group.target === target && group.by === by && group.isUnchanged === isUnchanged)

const statements = new StatementCache<{ id: string; key: string }>('lock_references')

/**
 * Finds the referenced live rows that the caller may see, and locks them until the transaction ends, so that they cannot
 * go to the trash meanwhile. It runs one statement for each resource and kind of key.
 */
export async function lockReferences(
  { client }: Transaction,
  caller: Caller,
  references: readonly RowReference[],
): Promise<LockedReferences> {
  const groups: ReferenceGroup[] = []
  for (const reference of references) {
    let group = groupOf(groups, reference)
    if (group === undefined) {
      const { target, by, isUnchanged = false } = reference
      group = { target, by, isUnchanged, keys: new Set(), ids: new Map() }
      groups.push(group)
    }
    for (const key of candidateKeys(reference.by, reference.value)) group.keys.add(key)
  }
  for (const { target, by, isUnchanged, keys, ids } of groups) {
    const column = keyColumn(target.table, by)
    const seen: SeenRows | undefined = isUnchanged
      ? { allRows: true, caller }
      : accessToTarget(target, caller)
    if (column === undefined || seen === undefined) continue
    const statement = statements.get(`${target.path} ${by} ${seen.allRows} ${seen.ownRows}`, (name) => {
      const type = by === 'id' ? sql`uuid[]` : sql`text[]`
      const conditions = [
        sql`${qualified(column)} = any(${sql.placeholder('keys')}::${type})`,
        ...accessConditions(target, seen, 'exclude'),
      ]
      // locked in the order of ids, so that two writers of the same rows cannot deadlock
      return sqlStatement(
        name,
        sql`select ${target.table.id} as id, ${column} as key from ${target.table} where ${joinConditions(conditions)} order by ${target.table.id} for key share`,
      )
    })
    const rows = await statement.all(client, { ...accessValues(seen), keys: [...keys] })
    for (const { key, id } of rows) ids.set(key, id)
  }
  return (reference) => {
    const ids = groupOf(groups, reference)?.ids
    return findByKey(reference.by, reference.value, (key) => ids?.get(key))
  }
}
