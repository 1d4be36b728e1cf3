import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { KeyValue } from '../http/cursor.ts'
import type { Sort } from './definition.ts'

/** One key of an ordered list, as it is used in this request. */
export interface SortKey {
  name: string
  sort: Sort
  descending: boolean
  nullable: boolean
}

/** What a cursor may hold for a key: anything else could not have come from it. */
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
 * Where rows without a value stand, seen in reading direction: last. Where no key can lack a value the words are free,
 * and are chosen so that one index serves both directions: ours on text ascend with nulls last, all others descend with
 * nulls last, and Postgres compares these words even for columns that are never null.
 */
function nullsLast(keys: readonly SortKey[]): boolean {
  const [first] = keys
  if (first === undefined || keys.some((key) => key.nullable)) return true
  return first.sort.kind === 'text' ? !first.descending : first.descending
}

/** `order by`; a page back is the mirror of a page on, so that one index serves both. */
export function orderBy(keys: readonly SortKey[], backwards: boolean): SQL[] {
  const nulls = sql.raw(nullsLast(keys) !== backwards ? 'nulls last' : 'nulls first')
  return keys.map(({ sort, descending }) => {
    const down = descending !== backwards
    return sql`${sort.by()} ${sql.raw(down ? 'desc' : 'asc')} ${nulls}`
  })
}

const operator = (down: boolean, orSame: boolean): SQL => sql.raw(`${down ? '<' : '>'}${orSame ? '=' : ''}`)

const placeholder = (index: number) => sql.placeholder(`key ${index}`)

/** The values of a cursor, under the names that `after` binds. */
export function keyValues(values: readonly KeyValue[]): Record<string, KeyValue> {
  return Object.fromEntries(values.map((value, index) => [`key ${index}`, value]))
}

/** Behind the cursor's value in reading direction; `orSame` at it too. */
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
 * The rows behind a cursor.
 * Keys of one direction without nulls become a row comparison, which an index answers from the right place; all others
 * are spelled out key by key.
 * @param isNull which of the cursor's values are null: part of the statement's shape
 * @param inclusive whether the row at the cursor is wanted too
 */
export function afterCursor(
  keys: readonly SortKey[],
  isNull: readonly boolean[],
  backwards: boolean,
  inclusive: boolean,
): SQL {
  const [first] = keys
  const oneWay = keys.every((key) => key.descending === first?.descending && !key.nullable)
  if (oneWay && first) {
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
    // the last key is the id, which no two rows share
    const orSame = inclusive && index === keys.length - 1
    const there = afterKey(key, index, isNull[index] ?? false, backwards, orSame)
    return sql`(${sql.join([...before, there], sql` and `)})`
  })
  return sql`(${sql.join(cases, sql` or `)})`
}
