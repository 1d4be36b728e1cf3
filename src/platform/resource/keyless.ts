import { isDeepStrictEqual } from 'node:util'
import { sql, type SQL } from 'drizzle-orm'
import { nameKey } from '../../libraries/vietnamese/name-key.ts'
import { nameInKey, qualified } from '../database/columns.ts'
import { StatementCache, sqlStatement } from '../database/statement.ts'
import { Problem } from '../http/problems.ts'
import type { KeylessMatch, ResourceDefinition } from './definition.ts'
import { joinConditions } from './rows.ts'
import type { EntityRow, Row } from './row.ts'
import type { Writing } from './writing.ts'

/** The values of a row that name it without a key, in the form that they are compared in. */
export const comparedValues = ({ fields, names }: KeylessMatch, row: Row | undefined): unknown[] =>
  Object.keys(fields).map((field) => {
    const value = row?.[field] ?? null
    return names.has(field) && typeof value === 'string' ? nameKey(value) : value
  })

/** A row of a file without a key; see `Entry`. */
interface KeylessEntry {
  by: string
  key: string
  match?: Row
}

const statements = new StatementCache<{ entry: number; ids: string[] }>('keyless')

/** The statement that finds for each entry two live rows without a key that have its values: one more than it may have. */
function candidatesStatement({ path, table }: ResourceDefinition, { fields, names, where }: KeylessMatch) {
  return statements.get(path, (name) => {
    const equal = Object.entries(fields).map(([field, column]) => {
      const compared = (value: SQL) => (names.has(field) ? nameInKey(value) : value)
      const stored = compared(qualified(column))
      const given = compared(sql`given.${sql.identifier(field)}`)
      return column.notNull ? sql`${stored} = ${given}` : sql`${stored} is not distinct from ${given}`
    })
    const keys = [table.external_id, table.code, table.deleted_at].flatMap((column) => column ?? [])
    const conditions = [
      ...equal,
      ...keys.map((column) => sql`${qualified(column)} is null`),
      ...(where === undefined ? [] : [where()]),
    ]
    const found = sql`select ${qualified(table.id)} from ${table} where ${joinConditions(conditions)} limit 2`
    const rows = sql`json_populate_recordset(null::${table}, ${sql.placeholder('rows')}::json) with ordinality as given`
    return sqlStatement(name, sql`select given.ordinality::int as entry, array(${found}) as ids from ${rows}`)
  })
}

/** The ids of the rows that entries without a key may mean, by the keys of the entries. They are not locked yet. */
export async function candidatesWithoutKey(
  { transaction, resource }: Writing,
  entries: readonly KeylessEntry[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { keyless } = resource
  const keylessEntries = entries.filter(({ by }) => by === 'keyless')
  if (keyless === undefined || keylessEntries.length === 0) return new Map()
  const found = await candidatesStatement(resource, keyless).all(transaction.client, {
    rows: JSON.stringify(keylessEntries.map(({ match }) => match)),
  })
  return new Map(found.map(({ entry, ids }) => [keylessEntries[entry - 1]!.key, ids]))
}

const ambiguousProblem = ({ fields, ambiguous }: KeylessMatch, ids: readonly string[]) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: `/${Object.keys(fields)[0]}`,
        code: 'ambiguous',
        message: { en: `${ambiguous.en} (${ids.join(', ')})`, vi: `${ambiguous.vi} (${ids.join(', ')})` },
      },
    ],
  })

const changedMeanwhile = ({ fields }: KeylessMatch) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: `/${Object.keys(fields)[0]}`,
        code: 'changed_meanwhile',
        message: {
          en: 'The stored row was changed while this one was read: send this row again.',
          vi: 'Bản ghi đã lưu vừa được sửa trong lúc đọc dòng này: hãy gửi lại dòng này.',
        },
      },
    ],
  })

/**
 * The locked row that an entry without a key means; undefined if there is none.
 * @throws Problem if it may mean several rows, or if the row was changed before it was locked
 */
export function rowWithoutKey(
  { keyless }: ResourceDefinition,
  { match }: KeylessEntry,
  ids: readonly string[],
  rows: ReadonlyMap<string, EntityRow>,
): EntityRow | undefined {
  const [id] = ids
  if (keyless === undefined || id === undefined) return undefined
  if (ids.length > 1) throw ambiguousProblem(keyless, ids)
  const row = rows.get(id)
  const isSame =
    row !== undefined &&
    [row.external_id, row['code'] ?? null, row.deleted_at].every((value) => value === null) &&
    isDeepStrictEqual(comparedValues(keyless, row), comparedValues(keyless, match))
  if (!isSame) throw changedMeanwhile(keyless)
  return row
}

/** The values of an entry without a key, with the names as the stored row spells them: a list in capitals changes none. */
export const withStoredNames = ({ keyless }: ResourceDefinition, values: Row, current: Row): Row => ({
  ...values,
  ...Object.fromEntries(
    [...(keyless?.names ?? [])]
      .filter((name) => name in values)
      .map((name): [string, unknown] => [name, current[name]]),
  ),
})
