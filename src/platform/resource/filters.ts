import { Column, getTableColumns, is, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import { inVietnameseOrder, keyOfCode, qualified } from '../database/columns.ts'
import { canonicalInstant, dayParameter, instantParameter, validationError } from '../http/fields.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { commaList, textParameter, type ListItem, type ListOptions } from './comma-list.ts'
import { keyColumn, candidateKeys } from './row-keys.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Filter, AppliedFilter } from './filter.ts'
import { neOfChoices, neOfReferences, neOfTexts } from './ne-filters.ts'

const uuid = z.uuid()
const booleanText = z.enum(['true', 'false']).transform((word) => word === 'true')

/**
 * Extends a filter by the value `null`, which finds rows without a value.
 * @param none the condition of these rows
 * @param isUncertain whether the planner cannot know how many they are
 */
export const orNone = (inner: Filter, none: () => SQL, isUncertain = false): Filter => ({
  schema: inner.schema,
  apply: (name, value, query, access) => {
    const items = value as ListItem[]
    const others = items.filter((item) => item !== null)
    if (others.length === items.length) return inner.apply(name, others, query, access)
    if (others.length === 0) {
      const perRow = isUncertain ? { perRow: () => sql`(select true where ${none()})` } : {}
      return { shape: `${name}?`, values: {}, where: none, ...perRow }
    }
    const {
      shape,
      values,
      where,
      perRow,
      collected,
      plannedByValue = false,
    } = inner.apply(name, others, query, access)
    return {
      plannedByValue,
      // not the shape of `null` alone
      shape: `${shape}|?`,
      values,
      where: () => sql`(${none()} or ${where()})`,
      ...(perRow ? { perRow: () => sql`(${none()} or ${perRow()})` } : {}),
      ...(collected ? { collected: () => sql`(${none()} or ${collected()})` } : {}),
    }
  },
})

/** Extends the filter of a nullable column by `null`. */
const onColumn = (column: PgColumn, filter: Filter): Filter =>
  column.notNull ? filter : orNone(filter, () => sql`${qualified(column)} is null`)

const textSchema = (column: PgColumn, description: string, example?: string) =>
  commaList(textParameter(), `${description} In a value, \`\\,\` is a comma and \`\\\\\` a backslash.`, {
    ...(example === undefined ? {} : { example }),
    nullable: !column.notNull,
  })

/**
 * A filter for one or more values of a text column.
 * @param example a value with a comma, which shows in the document how commas are escaped
 */
export const textFilter = (column: PgColumn, description: string, example?: string): Filter => ({
  ...onColumn(column, {
    schema: textSchema(column, description, example),
    apply: (name, value) => equalsAny(column, name, value as unknown[]),
  }),
  ne: neOfTexts(column, textParameter(), () => qualified(column)),
})

/** A filter for one or more names. They are compared in the collation of lists, so that the index of the sort finds them. */
export function nameFilter(column: PgColumn, description: string, example?: string): Filter {
  const compared = () => inVietnameseOrder(qualified(column))
  const filter = onColumn(column, {
    schema: textSchema(column, description, example),
    apply: (name, value) => equalsAny(compared(), name, value as unknown[]),
  })
  return { ...filter, ne: neOfTexts(column, textParameter(), compared) }
}

/** A filter for one or more numbers that have letters, in any case, on a column without one for their keys. */
export function numberFilter(column: PgColumn, description: string): Filter {
  const numbered: Filter = {
    schema: textSchema(column, description),
    apply: (name, value) => equalsAny(keyOfCode(qualified(column)), name, (value as string[]).map(codeKey)),
  }
  return column.notNull ? numbered : orNone(numbered, () => sql`${keyOfCode(qualified(column))} is null`)
}

/** A filter for one or more codes, in any case. */
export const codeFilter = (column: PgColumn | SQL, description: string): Filter => ({
  schema: commaList(textParameter(), description),
  apply: (name, value) => {
    const keys = (value as string[]).flatMap((code) => candidateKeys('code', code))
    return equalsAny(column, name, keys)
  },
})

/** A filter for one or more values of a uuid column. */
export const uuidFilter = (column: PgColumn, description: string): Filter => anyOf(column, uuid, description)

/** A filter for rows by id. */
const idFilter = (column: PgColumn): Filter => ({
  schema: commaList(uuid, 'Only these, by id; 1 to 100. Rows that the caller may not see are left out.', {
    maxItems: 100,
  }),
  apply: (name, value) => equalsAny(column, name, value as string[]),
})

/** A filter that leaves rows out by id. */
export const excludedIdsFilter = (column: PgColumn, description: string): Filter => ({
  schema: commaList(uuid, description, { maxItems: 100 }),
  apply: (name, value) => ({
    shape: name,
    values: { [name]: value },
    where: () => sql`${qualified(column)} <> all(${sql.placeholder(name)}::uuid[])`,
  }),
})

/** A filter for one or more values of an enumeration, and `null` for a nullable column. */
export function choiceFilter(
  column: PgColumn,
  choices: readonly string[],
  description: string,
): Filter & { ne: Filter } {
  const item = z.enum([choices[0]!, ...choices.slice(1)])
  const filter = anyOf(column, item, description)
  return { ...filter, ne: neOfChoices(column, item, choices, filter) }
}

/** A filter for `true` or `false`, and `null` for a nullable column. */
export function booleanFilter(column: PgColumn, description: string): Filter {
  // both values at once filter nothing, so that the document declares a plain boolean
  const plain = column.notNull ? { list: undefined, scalar: { type: 'boolean' } } : {}
  const filter = anyOf(column, booleanText, description, plain)
  return { ...filter, ne: neOfChoices(column, booleanText, [true, false], filter, plain) }
}

const wholeNumber = z
  .string()
  .refine(
    (text) => /^\d{1,9}$/.test(text),
    validationError('wrong_type', 'It must be a whole number.', 'Phải là số nguyên.'),
  )
  .transform(Number)

/** A filter for one or more whole numbers, such as years. */
export const integerFilter = (column: PgColumn, description: string): Filter =>
  anyOf(column, wholeNumber, description, { list: { type: 'integer', minimum: 0, maximum: 999_999_999 } })

function anyOf(
  column: PgColumn,
  item: z.ZodType<unknown, string>,
  description: string,
  options: Pick<ListOptions, 'example' | 'list' | 'scalar'> = {},
): Filter {
  const schema = commaList(item, description, { ...options, nullable: !column.notNull })
  return onColumn(column, { schema, apply: (name, value) => equalsAny(column, name, value as unknown[]) })
}

/** Whether a column equals one of the values. A single value is compared by `=`: an index on the filter and the sort key then gives rows in order. */
function equalsAny(column: PgColumn | SQL, name: string, values: unknown[]): AppliedFilter {
  const single = values.length === 1
  const compared = is(column, Column) ? qualified(column) : column
  return {
    shape: single ? `${name}=` : `${name}*`,
    values: { [name]: single ? values[0] : values },
    plannedByValue: true,
    where: () =>
      single ? sql`${compared} = ${sql.placeholder(name)}` : sql`${compared} = any(${sql.placeholder(name)})`,
  }
}

/** A filter for one or more references by id, slug or code. A target that does not exist or is hidden matches nothing. */
export function referenceFilter(
  column: PgColumn,
  target: () => ReadOnlyResource,
  description: string,
): Filter {
  const filter: Filter = {
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
  }
  return { ...onColumn(column, filter), ne: neOfReferences(column, textParameter(), filter) }
}

function referenceCondition(
  column: PgColumn,
  target: ReadOnlyResource,
  name: string,
  has: { single: boolean; ids: boolean; keys: boolean },
): SQL {
  const { table, key } = target
  const keyOfTarget = key === undefined ? undefined : keyColumn(table, key)
  // rows in the trash match nothing
  const targetIds = (condition: SQL) =>
    sql`select ${qualified(table.id)} from ${table} where ${condition}${live(table)}`
  const byId = targetIds(
    has.single
      ? sql`${qualified(table.id)} = ${sql.placeholder(`${name} id`)}`
      : sql`${qualified(table.id)} = any(${sql.placeholder(name)})`,
  )
  const byKey = keyOfTarget
    ? targetIds(sql`${qualified(keyOfTarget)} = any(${sql.placeholder(`${name} keys`)})`)
    : sql`select null::uuid where ${sql.placeholder(`${name} keys`)}::text[] is null`
  const own = qualified(column)
  // a single value is a scalar subquery: an index on the filter and the sort key then gives rows in order
  if (has.single && has.ids) return sql`${own} = (${byId})`
  if (has.single && keyOfTarget)
    return sql`${own} = (${byKey} order by ${qualified(keyOfTarget)} <> ${sql.placeholder(`${name} first`)} limit 1)`
  if (has.single) return sql`${own} = (${byKey})`
  if (!has.keys) return sql`${own} = any(array(${byId}))`
  return sql`(${own} = any(array(${byId})) or ${own} = any(array(${byKey})))`
}

const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const
const times = { gte: 'at or after', gt: 'after', lte: 'at or before', lt: 'before' } as const
const sizes = { gte: 'at least', gt: 'more than', lte: 'at most', lt: 'less than' } as const

// query parsers read a plus sign as a space; the only space that a moment can contain is the sign of its offset
const instantText = z.string().overwrite((text) => text.replace(' ', '+'))
const instantValue = instantText.pipe(instantParameter()).overwrite(canonicalInstant)

/** The filter `name` of a nullable column: days or `null`; for moments only `null`, since exact moments are not useful. */
function valueOrNone(column: PgColumn, kind: 'instant' | 'day', what: string): Filter {
  if (kind === 'day') return anyOf(column, dayParameter(), `Only where ${what} is one of these days.`)
  const description = `\`null\`: only where ${what} is empty.`
  return {
    schema: z.enum(['null']).meta({ description, scalar: { type: 'string', enum: ['null'] } }),
    apply: (name) => ({ shape: `${name}?`, values: {}, where: () => sql`${qualified(column)} is null` }),
  }
}

/** How the values of ranges are parsed and described. */
const rangeKinds = {
  day: {
    item: dayParameter(),
    scalar: { type: 'string', format: 'date' },
    meanings: times,
    unit: 'this day',
  },
  instant: {
    item: instantValue,
    scalar: { type: 'string', format: 'date-time' },
    meanings: times,
    unit: 'this moment',
  },
  integer: { item: wholeNumber, scalar: { type: 'integer' }, meanings: sizes, unit: 'this number' },
} as const

/** The filters `name[gte]`, `[gt]`, `[lte]` and `[lt]`, and `name` for nullable moments and days. */
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
      apply: (parameter, value) => {
        const where = () => sql`${qualified(column)} ${sql.raw(operator)} ${sql.placeholder(parameter)}`
        return {
          shape: parameter,
          values: { [parameter]: value },
          where,
          plannedByValue: true,
          perRow: where,
          sort: name,
        }
      },
    } satisfies Filter,
  ])
  return {
    ...(column.notNull || kind === 'integer' ? {} : { [name]: valueOrNone(column, kind, what) }),
    ...(Object.fromEntries(ranges) as Record<string, Filter>),
  }
}

/**
 * A filter by a semi-join with another table: it finds rows whose column `own` is among the values of `link` in the rows of the other
 * table that `inner` matches.
 */
export const semiJoinFilter = (own: PgColumn, link: PgColumn, inner: Filter): Filter => ({
  schema: inner.schema,
  apply: (parameter, value, query, access) => {
    const { shape, values, where } = inner.apply(parameter, value, query, access)
    const linked = (condition: SQL) => sql`from ${link.table} where ${condition}${where()}${live(link.table)}`
    return {
      shape,
      values,
      where: () => sql`${qualified(own)} in (select ${qualified(link)} ${linked(sql``)})`,
      perRow: () => sql`(select true ${linked(sql`${qualified(link)} = ${qualified(own)} and `)} limit 1)`,
      collected: () => sql`${qualified(own)} = any(array(select ${qualified(link)} ${linked(sql``)}))`,
    }
  },
})

/**
 * A filter on references through a join table, or on rows that refer to the listed ones; `null` finds the rows without a
 * live reference.
 */
export function pairsFilter(
  own: PgColumn,
  pairs: { own: PgColumn; other: PgColumn },
  target: () => ReadOnlyResource,
  description: string,
): Filter {
  const byTarget = referenceFilter(pairs.other, target, description)
  const schema = commaList(textParameter(), description, { nullable: true })
  const none = () => {
    const { table } = target()
    const others = sql`select ${qualified(table.id)} from ${table} where true${live(table)}`
    return sql`not exists (select 1 from ${pairs.own.table} where ${qualified(pairs.own)} = ${qualified(own)} and ${qualified(pairs.other)} in (${others})${live(pairs.own.table)})`
  }
  return orNone({ ...semiJoinFilter(own, pairs.own, byTarget), schema }, none, true)
}

/** Excludes rows in the trash. Join tables have no trash. */
function live(table: PgTable): SQL {
  const deleted = getTableColumns(table)['deleted_at']
  return deleted ? sql` and ${qualified(deleted)} is null` : sql``
}

/** A boolean filter with a condition. */
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

/** A boolean filter that leaves out replaced rows unless it is `true`. */
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

/** The filters of every writable resource. */
export const entityFilters = (
  table: Record<'external_id' | 'updated_at', PgColumn>,
): Record<string, Filter> => ({
  external_id: textFilter(table.external_id, 'Only these external ids.'),
  ...rangeFilters('updated_at', table.updated_at, 'instant', 'the last change'),
})

const allFilters = new WeakMap<ReadOnlyResource, Record<string, Filter>>()

/** All filters of a list: those of the definition, with their `[ne]`, and `id` if the rows have an id. */
export function filtersOf(resource: ReadOnlyResource): Record<string, Filter> {
  const cached = allFilters.get(resource)
  if (cached) return cached
  const ids = 'id' in resource.output.shape ? { id: idFilter(resource.table.id) } : {}
  const own = Object.entries(resource.filters).flatMap(([name, filter]) => [
    [name, filter] as const,
    ...(filter.ne ? [[`${name}[ne]`, filter.ne] as const] : []),
  ])
  const filters: Record<string, Filter> = { ...ids, ...Object.fromEntries(own) }
  allFilters.set(resource, filters)
  return filters
}
