import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Cursor, KeyValue } from '../http/cursor.ts'
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
 * @param first how many keys of the cursor come before `keys`, because all rows are equal in them
 */
function afterCursor(
  keys: readonly SortKey[],
  isNull: readonly boolean[],
  backwards: boolean,
  inclusive: boolean,
  first = 0,
): SQL {
  const [leading] = keys
  if (leading === undefined) throw new Error('a list has at least one key')
  if (keys.every((key) => key.descending === leading.descending && !key.nullable)) {
    const left = sql.join(
      keys.map(({ sort }) => sort.by()),
      sql`, `,
    )
    const right = sql.join(
      keys.map((_, index) => sql`${placeholder(first + index)}`),
      sql`, `,
    )
    return sql`(${left}) ${operator(leading.descending !== backwards, inclusive)} (${right})`
  }
  const cases = keys.map((key, index) => {
    const before = keys
      .slice(0, index)
      .map((earlier, i) => equalsKey(earlier, first + i, isNull[first + i] ?? false))
    // the last key is the id, which is unique
    const orSame = inclusive && index === keys.length - 1
    const isAfter = afterKey(key, first + index, isNull[first + index] ?? false, backwards, orSame)
    return sql`(${sql.join([...before, isAfter], sql` and `)})`
  })
  const after = sql`(${sql.join(cases, sql` or `)})`
  if (leading.nullable) return after
  // follows from the cases; an index begins with it
  const bound = operator(leading.descending !== backwards, true)
  return sql`${leading.sort.by()} ${bound} ${placeholder(first)} and ${after}`
}

/**
 * A part of a list. Rows without a value of the first key come last, in a part of their own: within a part, one index
 * serves both directions, and each page costs the same.
 */
export interface Segment {
  /** Which rows belong to it, by their first key. */
  name: 'all' | 'valued' | 'empty'
  /** Whether the cursor is in it. Without, the page begins at the end of the segment. */
  hasCursor: boolean
}

/** The segments that a page may reach, in the order of reading. */
export function segmentsFrom(keys: readonly SortKey[], cursor: Cursor | undefined): Segment[] {
  if (!keys[0]?.nullable) return [{ name: 'all', hasCursor: cursor !== undefined }]
  const backwards = cursor?.direction === 'prev'
  const names = backwards ? (['empty', 'valued'] as const) : (['valued', 'empty'] as const)
  if (cursor === undefined) return names.map((name) => ({ name, hasCursor: false }))
  const begins = cursor.keys[0] === null ? 'empty' : 'valued'
  return names.slice(names.indexOf(begins)).map((name) => ({ name, hasCursor: name === begins }))
}

/** The keys of a list within a segment: none of its rows lacks the first one, or all do. */
const keysWithin = ([leading, ...others]: readonly SortKey[], { name }: Segment): SortKey[] =>
  leading === undefined ? [] : [name === 'all' ? leading : { ...leading, nullable: false }, ...others]

/** The order of a page within a segment. */
export const segmentOrder = (keys: readonly SortKey[], segment: Segment, backwards: boolean): SQL[] =>
  orderBy(keysWithin(keys, segment), backwards)

/** The conditions of the rows of a segment, after the cursor if it is in the segment. */
export function segmentConditions(
  keys: readonly SortKey[],
  segment: Segment,
  cursor: Cursor | undefined,
): SQL[] {
  const own = keysWithin(keys, segment)
  const isNull = cursor?.keys.map((value) => value === null) ?? []
  const backwards = cursor?.direction === 'prev'
  const inclusive = cursor?.inclusive ?? false
  const by = keys[0]?.sort.by()
  if (segment.name === 'empty') {
    const after = segment.hasCursor ? [afterCursor(own.slice(1), isNull, backwards, inclusive, 1)] : []
    return [sql`${by} is null`, ...after]
  }
  const after = segment.hasCursor ? [afterCursor(own, isNull, backwards, inclusive)] : []
  return segment.name === 'valued' ? [sql`${by} is not null`, ...after] : after
}
