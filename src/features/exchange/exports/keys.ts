import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Snapshot } from '../../../platform/database/snapshot.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { ReadOnlyResource } from '../../../platform/resource/definition.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import {
  joinConditions,
  queryBuilder,
  accessConditions,
  statementsOf,
} from '../../../platform/resource/rows.ts'
import type { ReferenceColumn } from './columns.ts'

/** The objects that name rows by key, by the id of the row, for one reference. */
export type Keys = ReadonlyMap<string, Row>

function keysStatement({ key, names }: ReferenceColumn, target: ReadOnlyResource, allRows: boolean) {
  return statementsOf(target).read.get(`keys ${key} ${allRows}`, (name) => {
    const columns = names.map((each) => {
      const column = target.table[each]
      if (column === undefined) throw new Error(`${target.path} has no ${each}`)
      return [each, column] as const
    })
    const conditions = [
      sql`${qualified(target.table.id)} = any(${sql.placeholder('ids')})`,
      // another row may have the key of a row in the trash
      ...accessConditions(target, { allRows }, 'exclude'),
    ]
    const query = queryBuilder
      .select({ id: target.table.id, ...Object.fromEntries(columns) })
      .from(target.table)
      .where(joinConditions(conditions))
    return statement<Row>(name, query)
  })
}

/** The ids of a row for a reference. */
export function idsOf(row: Row, { field, within }: ReferenceColumn): string[] {
  if (within !== undefined)
    return ((row[within] ?? []) as Row[]).flatMap((item) => (item[field] as string | null) ?? [])
  const value = row[field]
  if (Array.isArray(value)) return value as string[]
  return typeof value === 'string' ? [value] : []
}

/**
 * Loads the keys of the rows that some rows refer to, if the policy of the target lets the caller see them. It sends one
 * statement for all of them, in the same snapshot.
 */
export async function findKeys(
  snapshot: Snapshot,
  caller: Caller,
  reference: ReferenceColumn,
  rows: readonly Row[],
): Promise<Keys> {
  const target = reference.target()
  const access = accessToTarget(target, caller)
  const ids = [...new Set(rows.flatMap((row) => idsOf(row, reference)))]
  if (access === undefined || ids.length === 0) return new Map()
  const { key, names } = reference
  const query = keysStatement(reference, target, access.allRows)
  const found = await snapshot.query<Row>(query.bound({ ...snapshot.constants, ids }))
  return new Map(
    found.flatMap((row) => {
      if (typeof row[key] !== 'string') return []
      const given = names.filter((name) => row[name] !== null)
      return [[String(row['id']), Object.fromEntries(given.map((name) => [name, row[name]]))] as const]
    }),
  )
}
