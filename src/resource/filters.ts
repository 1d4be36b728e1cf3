import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { canonicalInstant, day, instantInput, refusal } from '../http/fields.ts'
import { isUuidLike } from '../language/slug.ts'
import { normaliseText } from '../language/text.ts'
import type { Listing } from './definition.ts'

/** One use of a filter: the form of its condition, which is cached, and the values, which are bound. */
export interface FilterUse {
  /** Equal shapes have equal SQL. */
  shape: string
  values: Record<string, unknown>
  where: () => SQL
}

/** A declared list parameter. */
export interface Filter {
  /** Reads the parameter's text; its description and form go into the document. */
  schema: z.ZodType
  use: (parameter: string, value: unknown) => FilterUse
  /** The value that holds where the parameter is left out; absent: nothing is filtered then. */
  whenAbsent?: unknown
}

const bound = (name: string) => sql.placeholder(name)

const noEmpty = refusal(
  'empty',
  'It must not be empty; leave the parameter out instead.',
  'Không được để trống; hãy bỏ tham số đi.',
)

/** The JSON Schema of an item, made when the document is: no start waits for it. */
const describedLater = (item: z.ZodType) => ({
  toJSON: () => z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' }),
})

// what filters have in common is made once: a schema for each of hundreds of them is a good part of a start
const split = z
  .string()
  .refine((text) => text !== '', noEmpty)
  .transform((text) => text.split(','))
const someItems = [z.minLength(1), z.maxLength(50)] as const

/** `a,b,c` as a list; commas mean OR. */
export const commaList = <T extends z.ZodType<unknown, string>>(
  item: T,
  description: string,
  more: Record<string, unknown> = {},
) =>
  split
    .pipe(z.array(item).check(...someItems))
    .register(z.globalRegistry, { description, list: describedLater(item), ...more })

const wanted = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((text) => !text.includes('\0')),
  z.overwrite(normaliseText),
)

/** A value to look for, in the form in which text is stored. */
export const sought = () => wanted

const uuid = z.uuid()

/** The value of a text column, any of several. */
export function textFilter(column: PgColumn, description: string): Filter {
  const item = sought()
  return anyOf(column, item, description)
}

/** The value of a uuid column, any of several. */
export const uuidFilter = (column: PgColumn, description: string): Filter => anyOf(column, uuid, description)

/** One of a closed set of words; nullable columns also take `null`. */
export function choiceFilter(column: PgColumn, choices: readonly string[], description: string): Filter {
  const words: [string, ...string[]] = column.notNull
    ? [choices[0]!, ...choices.slice(1)]
    : ['null', ...choices]
  return {
    schema: commaList(z.enum(words), description),
    use: (name, value) => nullableList(column, name, value as string[], (words) => words),
  }
}

/** `true`, `false`, and `null` for a nullable column. */
export function booleanFilter(column: PgColumn, description: string): Filter {
  const words = column.notNull ? (['true', 'false'] as const) : (['true', 'false', 'null'] as const)
  // both at once would say nothing, so clients get the plain type
  const plain = column.notNull ? { list: undefined, scalar: { type: 'boolean' } } : {}
  return {
    schema: commaList(z.enum(words), description, plain),
    use: (name, value) =>
      nullableList(column, name, value as string[], (words) => words.map((word) => word === 'true')),
  }
}

function nullableList(
  column: PgColumn,
  name: string,
  words: string[],
  read: (words: string[]) => unknown[],
): FilterUse {
  const hasNull = words.includes('null')
  const others = words.filter((word) => word !== 'null')
  const equal = sql`${qualified(column)} = any(${bound(name)})`
  return {
    shape: `${name}${hasNull ? '?' : ''}${others.length > 0 ? '=' : ''}`,
    values: { [name]: read(others) },
    where: () => {
      if (!hasNull) return equal
      const isNull = sql`${qualified(column)} is null`
      return others.length > 0 ? sql`(${isNull} or ${equal})` : isNull
    },
  }
}

const wholeNumber = z
  .string()
  .refine(
    (text) => /^\d{1,9}$/.test(text),
    refusal('wrong_type', 'It must be a whole number.', 'Phải là số nguyên.'),
  )
  .transform(Number)

/** Whole numbers such as years, any of several. */
export function integerFilter(column: PgColumn, description: string): Filter {
  const list = { type: 'integer', minimum: 0, maximum: 999_999_999 }
  return {
    schema: commaList(wholeNumber, description, { list }),
    use: (name, value) => listUse(column, name, value as number[]),
  }
}

function anyOf(column: PgColumn, item: z.ZodType<unknown, string>, description: string): Filter {
  return {
    schema: commaList(item, description),
    use: (name, value) => listUse(column, name, value as unknown[]),
  }
}

/** One value is compared with `=`: an index in the list's order then gives its rows in order. */
function listUse(column: PgColumn, name: string, values: unknown[]): FilterUse {
  const single = values.length === 1
  return {
    shape: single ? `${name}=` : `${name}*`,
    values: { [name]: single ? values[0] : values },
    where: () =>
      single ? sql`${qualified(column)} = ${bound(name)}` : sql`${qualified(column)} = any(${bound(name)})`,
  }
}

/** A reference: ids, slugs or codes, any of several. What does not exist, or may not be seen, matches nothing. */
export function referenceFilter(column: PgColumn, target: () => Listing, description: string): Filter {
  const item = sought()
  return {
    schema: commaList(item, description),
    use: (name, value) => {
      const ids = (value as string[]).filter(isUuidLike)
      const keys = (value as string[]).filter((text) => !isUuidLike(text))
      const single = ids.length + keys.length === 1
      return {
        shape: `${name}${single ? '1' : ''}${ids.length > 0 ? 'i' : ''}${keys.length > 0 ? 'k' : ''}`,
        values: { [name]: single ? value : ids, [`${name} id`]: ids[0] ?? null, [`${name} keys`]: keys },
        where: () =>
          referenceCondition(column, target(), name, { single, ids: ids.length > 0, keys: keys.length > 0 }),
      }
    },
  }
}

function referenceCondition(
  column: PgColumn,
  target: Listing,
  name: string,
  has: { single: boolean; ids: boolean; keys: boolean },
): SQL {
  const own = qualified(column)
  if (has.single && has.ids) return sql`${own} = ${bound(`${name} id`)}`
  const alternate = target.key === undefined ? undefined : target.table[target.key]
  const { deleted_at: deletedAt } = target.table
  const isLive = deletedAt ? sql` and ${qualified(deletedAt)} is null` : sql``
  const byKey = alternate
    ? sql`select ${qualified(target.table.id)} from ${target.table} where ${qualified(alternate)} = any(${bound(`${name} keys`)})${isLive}`
    : sql`select null::uuid where ${bound(`${name} keys`)}::text[] is null`
  if (has.single) return sql`${own} = (${byKey})`
  if (!has.keys) return sql`${own} = any(${bound(name)})`
  return sql`(${own} = any(${bound(name)}) or ${own} = any(array(${byKey})))`
}

const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const
const meanings = { gte: 'at or after', gt: 'after', lte: 'at or before', lt: 'before' } as const

// a plus sign in a query is a space to most parsers; without a real one in a moment it can only be an offset's
const readInstant = z.string().overwrite((text) => text.replace(' ', '+'))
const soughtInstant = readInstant.pipe(instantInput()).overwrite(canonicalInstant)

/** `name[gte]`, `[gt]`, `[lte]`, `[lt]` for moments or days. */
export function rangeFilters(
  name: string,
  column: PgColumn,
  kind: 'instant' | 'day',
  what: string,
): Record<string, Filter> {
  const item = kind === 'day' ? day() : soughtInstant
  return Object.fromEntries(
    Object.entries(comparisons).map(([suffix, operator]) => [
      `${name}[${suffix}]`,
      {
        schema: item.meta({
          scalar: { type: 'string', format: kind === 'day' ? 'date' : 'date-time' },
          description: `Only where ${what} is ${meanings[suffix as keyof typeof meanings]} this ${kind === 'day' ? 'day' : 'moment'}.`,
        }),
        use: (parameter, value) => ({
          shape: parameter,
          values: { [parameter]: value },
          where: () => sql`${qualified(column)} ${sql.raw(operator)} ${bound(parameter)}`,
        }),
      } satisfies Filter,
    ]),
  )
}

/**
 * A filter on what a row refers to, or on what refers to it: rows whose `own` column is among the `link` values of the
 * rows of another table that `inner` matches.
 */
export const through = (own: PgColumn, link: PgColumn, inner: Filter): Filter => ({
  schema: inner.schema,
  use: (parameter, value) => {
    const { shape, values, where } = inner.use(parameter, value)
    return {
      shape,
      values,
      where: () =>
        sql`${qualified(own)} in (select ${qualified(link)} from ${link.table} where ${where()}${live(link.table)})`,
    }
  },
})

/** What is in the trash refers to nothing; tables of pairs have no trash. */
function live(table: PgTable): SQL {
  const deleted = getTableColumns(table)['deleted_at']
  return deleted ? sql` and ${qualified(deleted)} is null` : sql``
}

/** A yes-or-no question with a condition of its own. */
export function conditionFilter(description: string, yes: () => SQL): Filter {
  return {
    schema: z.enum(['true', 'false']).meta({ description, scalar: { type: 'boolean' } }),
    use: (name, value) => ({
      shape: `${name}:${String(value)}`,
      values: {},
      where: () => (value === 'true' ? yes() : sql`not ${yes()}`),
    }),
  }
}

/** Leaves out the rows that a later one has replaced, unless `true` asks for the history too. */
export function historyFilter(isCurrent: () => SQL, description: string): Filter {
  return {
    schema: z.enum(['true', 'false']).meta({ description, scalar: { type: 'boolean', default: false } }),
    whenAbsent: 'false',
    use: (name, value) => ({
      shape: `${name}:${String(value)}`,
      values: {},
      where: () => (value === 'true' ? sql`true` : isCurrent()),
    }),
  }
}

/** The filters that every resource has. */
export const entityFilters = (
  table: Record<'external_id' | 'updated_at', PgColumn>,
): Record<string, Filter> => ({
  external_id: textFilter(table.external_id, 'Only these external ids.'),
  ...rangeFilters('updated_at', table.updated_at, 'instant', 'the last change'),
})
