import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { sqlStatement } from '../database/statement.ts'
import { Problem } from '../http/problems.ts'
import type { Draft } from './draft.ts'
import type { UniqueTogether, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import type { WriteContext } from './write-context.ts'
import { joinConditions, StatementCache } from './rows.ts'
import { accessToTarget } from './target-access.ts'

const statements = new StatementCache('twins')

function duplicatesStatement({ path, table }: ResourceDefinition, { fields, where }: UniqueTogether) {
  return statements.get(path, (name) => {
    const equal = Object.entries(fields).map(([field, column]) => {
      const given = sql`given.${sql.identifier(field)}`
      return column.notNull
        ? sql`${qualified(column)} = ${given}`
        : sql`${qualified(column)} is not distinct from ${given}`
    })
    const conditions = [
      ...equal,
      sql`${qualified(table.deleted_at)} is null`,
      sql`${qualified(table.id)} <> given.id`,
      ...(where ? [where()] : []),
    ]
    const found = sql`select ${qualified(table.id)} as id from ${table} where ${joinConditions(conditions)} limit 1`
    const rows = sql`json_populate_recordset(null::${table}, ${sql.placeholder('rows')}::json) as given`
    return sqlStatement(
      name,
      sql`select given.id as draft, found.id from ${rows}, lateral (${found}) as found`,
    )
  })
}

/** What a row has of these fields. */
const uniqueKey = (names: readonly string[], row: Row): string =>
  JSON.stringify(names.map((name) => row[name] ?? null))

function duplicateProblem({ message, pointer }: UniqueTogether, id: string | undefined): Problem {
  const end = id === undefined ? '.' : `: ${id}.`
  const told = { en: `${message.en}${end}`, vi: `${message.vi}${end}` }
  return new Problem('already_exists', { errors: [{ pointer: `/${pointer}`, code: 'taken', message: told }] })
}

/**
 * Refuses drafts that another live row is equal to in what must be there once, and names that row to who may see it:
 * one statement, however many they are. What a race lets through, the index refuses.
 */
export async function rejectDuplicates(
  resource: ResourceDefinition,
  drafts: readonly Draft[],
  { transaction, access, rejectRow }: WriteContext,
): Promise<void> {
  const rule = resource.uniqueTogether
  if (rule === undefined) return
  const names = Object.keys(rule.fields)
  const keys = new Map(drafts.map(({ id, values }) => [id, uniqueKey(names, values)]))
  const asked = drafts.filter(({ id, current }) => {
    if (current === undefined) return true
    if (rule.appliesTo?.(current) === false) return false
    return current['deleted_at'] !== null || uniqueKey(names, current) !== keys.get(id)
  })
  if (asked.length === 0) return
  const rows = asked.map(({ id, values }) => ({
    id,
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
  }))
  const found = await duplicatesStatement(resource, rule).all(transaction.client, {
    rows: JSON.stringify(rows),
  })
  const maySee = accessToTarget(resource, access.caller)?.allRows === true
  for (const { draft, id } of found) {
    const other = keys.get(String(id))
    // the other one gives it up in the same write
    if (other !== undefined && other !== keys.get(String(draft))) continue
    rejectRow(String(draft), duplicateProblem(rule, maySee ? String(id) : undefined))
  }
}
