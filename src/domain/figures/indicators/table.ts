import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { codeColumns, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'
import { units } from '../../../libraries/figure-grammar/figure.ts'

export const indicatorKinds = ['count', 'ratio', 'percent'] as const
export const indicatorNatures = ['flow', 'stock'] as const

/** What figures count or measure, and how the parts add up. */
export const indicators = pgTable(
  'indicators',
  {
    ...entityColumns(),
    ...codeColumns(),
    name_vi: text('name_vi').notNull(),
    name_en: text('name_en').notNull(),
    /** The same values as the `unit` of a figure. */
    unit: text('unit', { enum: units }).notNull(),
    /** Other units in which texts state the same: học viên and lượt học viên. */
    other_units: text('other_units', { enum: units }).array().notNull().default([]),
    kind: text('kind', { enum: indicatorKinds }).notNull().default('count'),
    nature: text('nature', { enum: indicatorNatures }).notNull().default('flow'),
    /** Keys of `dimensions` whose parts sum up to the whole. */
    adds_over: text('adds_over').array().notNull().default([]),
    /** Keys that its figures may have. */
    dimensions: text('dimensions').array().notNull().default([]),
  },
  (table) => [
    uniqueIndex('indicators_code_unique')
      .on(table.code)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('indicators_code_key_unique')
      .on(table.code_key)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('indicators_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('indicators_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('indicators_name_vi_index').on(inVietnameseOrder(table.name_vi), table.id),
    check('indicators_kind_check', sql`${table.kind} in ('count', 'ratio', 'percent')`),
    check('indicators_nature_check', sql`${table.nature} in ('flow', 'stock')`),
    check('indicators_adds_over_check', sql`${table.adds_over} <@ ${table.dimensions}`),
  ],
)
