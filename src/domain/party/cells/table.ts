import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

/** The kinds of organisations and collectives. */
export const organisationKinds = [
  'grassroots_organisation',
  'grassroots_cell',
  'section_organisation',
  'cell',
  'leadership',
  'department',
  'mass_organisation',
] as const

/** The kinds that are cells, which have members. */
export const cellKinds = ['grassroots_cell', 'cell'] as const satisfies (typeof organisationKinds)[number][]

/** The Party organisations and collectives of the school; most are cells (chi bộ). */
export const partyCells = pgTable(
  'party_cells',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: organisationKinds }).notNull().default('cell'),
    established_on: calendarDate('established_on'),
    dissolved_on: calendarDate('dissolved_on'),
    origin: text('origin'),
  },
  (table) => [
    uniqueIndex('party_cells_slug_unique')
      .on(table.slug)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('party_cells_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('party_cells_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('party_cells_name_index').on(inVietnameseOrder(table.name), table.id),
    check(
      'party_cells_kind_check',
      sql`${table.kind} in ('grassroots_organisation', 'grassroots_cell', 'section_organisation', 'cell', 'leadership', 'department', 'mass_organisation')`,
    ),
    check('party_cells_dissolved_on_check', sql`${table.dissolved_on} >= ${table.established_on}`),
  ],
)
