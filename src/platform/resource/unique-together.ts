import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { StatementCache, sqlStatement } from '../database/statement.ts'
import { Problem, type Bilingual } from '../http/problems.ts'
import type { Draft } from './draft.ts'
import type { UniqueTogether, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import type { WriteContext } from './write-context.ts'
import { joinConditions } from './rows.ts'
import { accessToTarget } from './target-access.ts'

const statements = new StatementCache<{ draft: string; id: string }>('unique_together')

/** The statement that finds for each draft a live row with equal values. */
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

/** The values of these fields as one text. */
const uniqueKey = (names: readonly string[], row: Row): string =>
  JSON.stringify(names.map((name) => row[name] ?? null))

/** The 409 for a duplicate. @param id the other row, if the caller may see it */
function duplicateProblem({ message, remedy, pointer }: UniqueTogether, id: string | undefined): Problem {
  const end = (language: keyof Bilingual) =>
    id === undefined ? '.' : [`: ${id}.`, remedy?.[language]].filter(Boolean).join(' ')
  const text = { en: `${message.en}${end('en')}`, vi: `${message.vi}${end('vi')}` }
  return new Problem('already_exists', { errors: [{ pointer: `/${pointer}`, code: 'taken', message: text }] })
}

/**
 * Rejects drafts whose values must be unique together and equal those of another live row. It runs one statement for all
 * drafts. A race is decided by the unique index.
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
  const checked = drafts.filter(({ id, current }) => {
    if (current === undefined) return true
    if (rule.appliesTo?.(current) === false) return false
    return current.deleted_at !== null || uniqueKey(names, current) !== keys.get(id)
  })
  if (checked.length === 0) return
  const rows = checked.map(({ id, values }) => ({
    id,
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
  }))
  const duplicates = await duplicatesStatement(resource, rule).all(transaction.client, {
    rows: JSON.stringify(rows),
  })
  const maySee = accessToTarget(resource, access.caller)?.allRows === true
  for (const { draft, id } of duplicates) {
    const other = keys.get(id)
    // the same write changes the values of the other row
    if (other !== undefined && other !== keys.get(draft)) continue
    rejectRow(draft, duplicateProblem(rule, maySee ? id : undefined))
  }
}
