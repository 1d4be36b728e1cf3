import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { commaList, type ListItem, type ListOptions } from './comma-list.ts'
import type { AppliedFilter, Filter } from './filter.ts'

/*
 * The filters `name[ne]`: rows without one of the values. Rows without any value are among them, as everyone expects of "not X".
 * Most rows match, so that a page is found among the next rows of a list; where few do, an index finds them.
 */

type Item = z.ZodType<unknown, string>

const neSchema = (item: Item, column: PgColumn, options: Pick<ListOptions, 'list' | 'scalar'> = {}) =>
  commaList(
    item,
    column.notNull
      ? 'Not these: only rows without one of these values.'
      : 'Not these: only rows without one of these values, rows without any value included; `null` among them leaves those out.',
    { ...options, nullable: !column.notNull },
  )

const isTold = (items: readonly ListItem[]) => items.filter((item) => item !== null)

/** The filter `[ne]` of values that are compared with an index on the column or expression. */
export const neOfTexts = (column: PgColumn, item: Item, compared: () => SQL): Filter => ({
  schema: neSchema(item, column),
  apply: (name, value) => {
    const items = value as ListItem[]
    const others = isTold(items)
    const hasNull = others.length < items.length
    const orNull = column.notNull || hasNull ? sql`` : sql` or ${qualified(column)} is null`
    // an index finds two ranges, but not what differs from a value
    const differs = others.map((_, i) => {
      const other = sql.placeholder(`${name} ${i}`)
      return () => sql`(${compared()} < ${other} or ${compared()} > ${other}${orNull})`
    })
    const parts = [...(hasNull ? [() => sql`${qualified(column)} is not null`] : []), ...differs]
    const where = () =>
      sql.join(
        parts.map((part) => part()),
        sql` and `,
      )
    return {
      shape: `${name}${others.length}${hasNull ? '?' : ''}`,
      values: Object.fromEntries(others.map((other, i) => [`${name} ${i}`, other])),
      plannedByValue: true,
      where,
      perRow: where,
    }
  },
})

/** The filter `[ne]` of a closed list of values: it finds the rows with the others, by the index of `filter`. */
export const neOfChoices = (
  column: PgColumn,
  item: Item,
  choices: readonly unknown[],
  filter: Filter,
  options?: Pick<ListOptions, 'list' | 'scalar'>,
): Filter => ({
  schema: neSchema(item, column, options),
  apply: (name, value, query, access) => {
    const left = new Set(value as unknown[])
    const others = [...choices, ...(column.notNull ? [] : [null])].filter((choice) => !left.has(choice))
    if (others.length === 0) return { shape: `${name}!`, values: {}, where: () => sql`false` }
    const applied = filter.apply(name, others, query, access)
    return { ...applied, perRow: applied.perRow ?? applied.where }
  },
})

/**
 * The filter `[ne]` of references. A target that does not exist or is hidden leaves no row out.
 * @param hasAny the condition of rows with a reference
 */
export const neOfReferences = (
  column: PgColumn,
  item: Item,
  filter: Filter,
  hasAny: () => SQL = () => sql`${qualified(column)} is not null`,
): Filter => ({
  schema: neSchema(item, column),
  apply: (name, value, query, access) => {
    const items = value as ListItem[]
    const others = isTold(items)
    const hasNull = others.length < items.length
    const applied: AppliedFilter | undefined =
      others.length === 0 ? undefined : filter.apply(name, others, query, access)
    const parts = [
      ...(hasNull ? [hasAny] : []),
      ...(applied ? [() => sql`(${applied.where()}) is not true`] : []),
    ]
    const where = () =>
      sql.join(
        parts.map((part) => part()),
        sql` and `,
      )
    return {
      shape: `${applied?.shape ?? name}${hasNull ? '?' : ''}`,
      values: applied?.values ?? {},
      plannedByValue: true,
      where,
      perRow: where,
    }
  },
})
