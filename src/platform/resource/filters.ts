import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { canonicalInstant, dayParameter, instantParameter, validationError } from '../http/fields.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { commaList, textParameter, type ListItem, type ListOptions } from './comma-list.ts'
import { keyColumn, candidateKeys } from './row-keys.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Filter, AppliedFilter } from './filter.ts'

const bound = (name: string) => sql.placeholder(name)

const uuid = z.uuid()
const truth = z.enum(['true', 'false']).transform((word) => word === 'true')

/** The rows that an inner filter finds, or those that have none where `null` is among the values. */
export const orNone = (inner: Filter, none: () => SQL): Filter => ({
  ...inner,
  apply: (name, value) => {
    const items = value as ListItem[]
    const others = items.filter((item) => item !== null)
    if (others.length === items.length) return inner.apply(name, others)
    if (others.length === 0) return { shape: `${name}?`, values: {}, where: none }
    const { shape, values, where } = inner.apply(name, others)
    return { shape: `${shape}?`, values, where: () => sql`(${none()} or ${where()})` }
  },
})

/** A filter on a column: where the column can be null, `null` finds the rows without a value. */
const onColumn = (column: PgColumn, filter: Filter): Filter =>
  column.notNull ? filter : orNone(filter, () => sql`${qualified(column)} is null`)

/**
 * The value of a text column, any of several.
 * @param example a value with a comma, to show in the document how it is written
 */
export function textFilter(column: PgColumn, description: string, example?: string): Filter {
  const shown = example === undefined ? {} : { example }
  return anyOf(
    column,
    textParameter(),
    `${description} In a value, \`\\,\` is a comma and \`\\\\\` a backslash.`,
    shown,
  )
}

/** Codes, any of several, in any case. */
export const codeFilter = (column: PgColumn, description: string): Filter => ({
  schema: commaList(textParameter(), description),
  apply: (name, value) => {
    const keys = (value as string[]).flatMap((code) => candidateKeys('code', code))
    return listUse(column, name, keys)
  },
})

/** The value of a uuid column, any of several. */
export const uuidFilter = (column: PgColumn, description: string): Filter => anyOf(column, uuid, description)

/** Rows by their ids: it narrows what is listed anyway. */
export const idFilter = (column: PgColumn): Filter => ({
  schema: commaList(uuid, 'Only these, by id; 1 to 100. What may not be seen is left out.', {
    maxItems: 100,
  }),
  apply: (name, value) => listUse(column, name, value as string[]),
})

/** One of a closed set of words; nullable columns also take `null`. */
export const choiceFilter = (column: PgColumn, choices: readonly string[], description: string): Filter =>
  anyOf(column, z.enum([choices[0]!, ...choices.slice(1)]), description)

/** `true`, `false`, and `null` for a nullable column. */
export function booleanFilter(column: PgColumn, description: string): Filter {
  // both at once would say nothing, so clients get the plain type
  const plain = column.notNull ? { list: undefined, scalar: { type: 'boolean' } } : {}
  return anyOf(column, truth, description, plain)
}

const wholeNumber = z
  .string()
  .refine(
    (text) => /^\d{1,9}$/.test(text),
    validationError('wrong_type', 'It must be a whole number.', 'Phải là số nguyên.'),
  )
  .transform(Number)

/** Whole numbers such as years, any of several. */
export const integerFilter = (column: PgColumn, description: string): Filter =>
  anyOf(column, wholeNumber, description, { list: { type: 'integer', minimum: 0, maximum: 999_999_999 } })

function anyOf(
  column: PgColumn,
  item: z.ZodType<unknown, string>,
  description: string,
  options: Pick<ListOptions, 'example' | 'list' | 'scalar'> = {},
): Filter {
  const schema = commaList(item, description, { ...options, nullable: !column.notNull })
  return onColumn(column, { schema, apply: (name, value) => listUse(column, name, value as unknown[]) })
}

/** One value is compared with `=`: an index in the list's order then gives its rows in order. */
function listUse(column: PgColumn, name: string, values: unknown[]): AppliedFilter {
  const single = values.length === 1
  return {
    shape: single ? `${name}=` : `${name}*`,
    values: { [name]: single ? values[0] : values },
    where: () =>
      single ? sql`${qualified(column)} = ${bound(name)}` : sql`${qualified(column)} = any(${bound(name)})`,
  }
}

/** A reference: ids, slugs or codes, any of several. What does not exist, or may not be seen, matches nothing. */
export function referenceFilter(
  column: PgColumn,
  target: () => ReadOnlyResource,
  description: string,
): Filter {
  return onColumn(column, {
    schema: commaList(textParameter(), description, { nullable: !column.notNull }),
    apply: (name, value) => {
      const ids = (value as string[]).filter(isUuidLike)
      const names = (value as string[]).filter((text) => !isUuidLike(text))
      const single = ids.length + names.length === 1
      const by = target().key ?? 'slug'
      const keys = names.flatMap((key) => candidateKeys(by, key))
      return {
        shape: `${name}${single ? '1' : ''}${ids.length > 0 ? 'i' : ''}${keys.length > 0 ? 'k' : ''}`,
        values: {
          [name]: single ? value : ids,
          [`${name} id`]: ids[0] ?? null,
          [`${name} keys`]: keys,
          [`${name} first`]: keys[0] ?? null,
        },
        where: () =>
          referenceCondition(column, target(), name, { single, ids: ids.length > 0, keys: keys.length > 0 }),
      }
    },
  })
}

function referenceCondition(
  column: PgColumn,
  target: ReadOnlyResource,
  name: string,
  has: { single: boolean; ids: boolean; keys: boolean },
): SQL {
  const { table, key } = target
  const alternate = key === undefined ? undefined : keyColumn(table, key)
  // what is in the trash matches nothing, also for those who know its id
  const namedBy = (condition: SQL) =>
    sql`select ${qualified(table.id)} from ${table} where ${condition}${live(table)}`
  const byId = namedBy(
    has.single
      ? sql`${qualified(table.id)} = ${bound(`${name} id`)}`
      : sql`${qualified(table.id)} = any(${bound(name)})`,
  )
  const byKey = alternate
    ? namedBy(sql`${qualified(alternate)} = any(${bound(`${name} keys`)})`)
    : sql`select null::uuid where ${bound(`${name} keys`)}::text[] is null`
  const own = qualified(column)
  // a single value, found first: an index in the list's order then gives its rows in order
  if (has.single && has.ids) return sql`${own} = (${byId})`
  if (has.single && alternate)
    return sql`${own} = (${byKey} order by ${qualified(alternate)} <> ${bound(`${name} first`)} limit 1)`
  if (has.single) return sql`${own} = (${byKey})`
  if (!has.keys) return sql`${own} = any(array(${byId}))`
  return sql`(${own} = any(array(${byId})) or ${own} = any(array(${byKey})))`
}

const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const
const times = { gte: 'at or after', gt: 'after', lte: 'at or before', lt: 'before' } as const
const sizes = { gte: 'at least', gt: 'more than', lte: 'at most', lt: 'less than' } as const

// a plus sign in a query is a space to most parsers; without a real one in a moment it can only be an offset's
const readInstant = z.string().overwrite((text) => text.replace(' ', '+'))
const soughtInstant = readInstant.pipe(instantParameter()).overwrite(canonicalInstant)

/** Of a column that can be null: one of some days, or `null`; of a moment, which nobody knows to the second, `null` alone. */
function valueOrNone(column: PgColumn, kind: 'instant' | 'day', what: string): Filter {
  if (kind === 'day') return anyOf(column, dayParameter(), `Only where ${what} is one of these days.`)
  const description = `\`null\`: only where ${what} has no moment.`
  return {
    schema: z.enum(['null']).meta({ description, scalar: { type: 'string', enum: ['null'] } }),
    apply: (name) => ({ shape: `${name}?`, values: {}, where: () => sql`${qualified(column)} is null` }),
  }
}

/** How the values of a range are read, documented and described. */
const rangeKinds = {
  day: {
    item: dayParameter(),
    scalar: { type: 'string', format: 'date' },
    meanings: times,
    unit: 'this day',
  },
  instant: {
    item: soughtInstant,
    scalar: { type: 'string', format: 'date-time' },
    meanings: times,
    unit: 'this moment',
  },
  integer: { item: wholeNumber, scalar: { type: 'integer' }, meanings: sizes, unit: 'this number' },
} as const

/** `name[gte]`, `[gt]`, `[lte]`, `[lt]`; of moments and days, `name` too where there may be none. */
export function rangeFilters(
  name: string,
  column: PgColumn,
  kind: keyof typeof rangeKinds,
  what: string,
): Record<string, Filter> {
  const { item, scalar, meanings, unit } = rangeKinds[kind]
  const ranges = Object.entries(comparisons).map(([suffix, operator]) => [
    `${name}[${suffix}]`,
    {
      schema: item.meta({
        scalar,
        description: `Only where ${what} is ${meanings[suffix as keyof typeof meanings]} ${unit}.`,
      }),
      apply: (parameter, value) => ({
        shape: parameter,
        values: { [parameter]: value },
        where: () => sql`${qualified(column)} ${sql.raw(operator)} ${bound(parameter)}`,
      }),
    } satisfies Filter,
  ])
  return {
    ...(column.notNull || kind === 'integer' ? {} : { [name]: valueOrNone(column, kind, what) }),
    ...(Object.fromEntries(ranges) as Record<string, Filter>),
  }
}

/**
 * A filter on what a row refers to, or on what refers to it: rows whose `own` column is among the `link` values of the
 * rows of another table that `inner` matches.
 */
export const through = (own: PgColumn, link: PgColumn, inner: Filter): Filter => ({
  schema: inner.schema,
  apply: (parameter, value) => {
    const { shape, values, where } = inner.apply(parameter, value)
    return {
      shape,
      values,
      where: () =>
        sql`${qualified(own)} in (select ${qualified(link)} from ${link.table} where ${where()}${live(link.table)})`,
    }
  },
})

/**
 * A filter on what a row refers to through a table of pairs, or of rows that refer to it; `null` finds the rows that
 * refer to nothing there is.
 */
export function pairsFilter(
  own: PgColumn,
  pairs: { own: PgColumn; other: PgColumn },
  target: () => ReadOnlyResource,
  description: string,
): Filter {
  const named = referenceFilter(pairs.other, target, description)
  const schema = commaList(textParameter(), description, { nullable: true })
  return orNone({ ...through(own, pairs.own, named), schema }, () => {
    const { table } = target()
    const others = sql`select ${qualified(table.id)} from ${table} where true${live(table)}`
    return sql`not exists (select 1 from ${pairs.own.table} where ${qualified(pairs.own)} = ${qualified(own)} and ${qualified(pairs.other)} in (${others})${live(pairs.own.table)})`
  })
}

/** What is in the trash refers to nothing; tables of pairs have no trash. */
function live(table: PgTable): SQL {
  const deleted = getTableColumns(table)['deleted_at']
  return deleted ? sql` and ${qualified(deleted)} is null` : sql``
}

/** A yes-or-no question with a condition of its own. */
export function conditionFilter(description: string, yes: () => SQL): Filter {
  return {
    schema: z.enum(['true', 'false']).meta({ description, scalar: { type: 'boolean' } }),
    apply: (name, value) => ({
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
    defaultValue: 'false',
    apply: (name, value) => ({
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

const allFilters = new WeakMap<ReadOnlyResource, Record<string, Filter>>()

/** The filters of a list: its own ones, and the ids of its rows where they have some. */
export function filtersOf(resource: ReadOnlyResource): Record<string, Filter> {
  const known = allFilters.get(resource)
  if (known) return known
  const ids = 'id' in resource.output.shape ? { id: idFilter(resource.table.id) } : {}
  const filters = { ...ids, ...resource.filters }
  allFilters.set(resource, filters)
  return filters
}
