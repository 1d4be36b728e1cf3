import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { KeyValue } from '../http/cursor.ts'
import type { Sort } from './definition.ts'

/** A sort key of a request. */
export interface SortKey {
  name: string
  sort: Sort
  descending: boolean
  nullable: boolean
}

/** The schema of a key's value in a cursor: other values make a forged cursor. */
export function keyValueSchema({ sort, nullable }: SortKey): z.ZodType<KeyValue> {
  const value = {
    text: z.string().refine((text) => !text.includes('\0')),
    number: z.number(),
    day: z.iso.date(),
    instant: z.iso.datetime({ offset: true }),
  }[sort.kind]
  return nullable ? value.nullable() : value
}

/**
 * Rows without a value come last in reading direction. If no key is nullable, the order of nulls is chosen so that the
 * index fits in both directions: indexes on text ascend with nulls last, all others descend with nulls last. Postgres
 * compares the order of nulls even for columns that are never null.
 */
function nullsLast(keys: readonly SortKey[]): boolean {
  const [first] = keys
  if (first === undefined || keys.some((key) => key.nullable)) return true
  return first.sort.kind === 'text' ? !first.descending : first.descending
}

/** The `order by` of a page. Pages backwards have the reverse order, so that one index serves both. */
export function orderBy(keys: readonly SortKey[], backwards: boolean): SQL[] {
  const nulls = sql.raw(nullsLast(keys) !== backwards ? 'nulls last' : 'nulls first')
  return keys.map(({ sort, descending }) => {
    const down = descending !== backwards
    return sql`${sort.by()} ${sql.raw(down ? 'desc' : 'asc')} ${nulls}`
  })
}

const operator = (down: boolean, orSame: boolean): SQL => sql.raw(`${down ? '<' : '>'}${orSame ? '=' : ''}`)

const placeholder = (index: number) => sql.placeholder(`key ${index}`)

/** The values of a cursor by the placeholders of `afterCursor`. */
export function keyValues(values: readonly KeyValue[]): Record<string, KeyValue> {
  return Object.fromEntries(values.map((value, index) => [`key ${index}`, value]))
}

/** The condition of rows after the value of a cursor. @param orSame includes rows with the value itself */
function afterKey(
  { sort, descending, nullable }: SortKey,
  index: number,
  isNull: boolean,
  backwards: boolean,
  orSame: boolean,
): SQL {
  const by = sort.by()
  if (isNull) return backwards ? sql`${by} is not null` : sql`false`
  const compared = sql`${by} ${operator(descending !== backwards, orSame)} ${placeholder(index)}`
  return nullable && !backwards ? sql`(${compared} or ${by} is null)` : compared
}

function equalsKey({ sort }: SortKey, index: number, isNull: boolean): SQL {
  return isNull ? sql`${sort.by()} is null` : sql`${sort.by()} = ${placeholder(index)}`
}

/**
 * The condition of rows after a cursor. Keys with the same direction and without nulls become a row comparison, which an
 * index can serve. Other keys become a condition for each key.
 * @param isNull which values of the cursor are null; a part of the shape of the statement
 * @param inclusive whether the row of the cursor is included
 */
export function afterCursor(
  keys: readonly SortKey[],
  isNull: readonly boolean[],
  backwards: boolean,
  inclusive: boolean,
): SQL {
  const [first] = keys
  const isRowComparison = keys.every((key) => key.descending === first?.descending && !key.nullable)
  if (isRowComparison && first) {
    const left = sql.join(
      keys.map(({ sort }) => sort.by()),
      sql`, `,
    )
    const right = sql.join(
      keys.map((_, index) => sql`${placeholder(index)}`),
      sql`, `,
    )
    return sql`(${left}) ${operator(first.descending !== backwards, inclusive)} (${right})`
  }
  const cases = keys.map((key, index) => {
    const before = keys.slice(0, index).map((earlier, i) => equalsKey(earlier, i, isNull[i] ?? false))
    // the last key is the id, which is unique
    const orSame = inclusive && index === keys.length - 1
    const isAfter = afterKey(key, index, isNull[index] ?? false, backwards, orSame)
    return sql`(${sql.join([...before, isAfter], sql` and `)})`
  })
  return sql`(${sql.join(cases, sql` or `)})`
}
