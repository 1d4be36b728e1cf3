import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
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

/** A committee directly above an organisation: an organisation of the register, one outside of it by name, or both. */
export interface CommitteeAbove {
  parent_id: string | null
  committee: string | null
  /** The first day; null: always so far. */
  from: string | null
  /** The last day; null: it goes on. */
  to: string | null
}

/** The Party organisations and collectives of the school; most are cells (chi bộ). */
export const partyCells = pgTable(
  'party_cells',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: organisationKinds }).notNull().default('cell'),
    /** The organisation directly above, that of the open entry of `committees_above`. A trigger refuses circles. */
    parent_id: uuid('parent_id').references((): AnyPgColumn => partyCells.id),
    /** The committees directly above, in the order of their days. */
    committees_above: jsonb('committees_above').$type<CommitteeAbove[]>().notNull().default([]),
    /** The organisations with the same kind of tasks, for rules that count by such groups. */
    task_group: text('task_group'),
    established_on: calendarDate('established_on'),
    dissolved_on: calendarDate('dissolved_on'),
    /** The organisation that it became part of when it was dissolved. */
    merged_into_id: uuid('merged_into_id').references((): AnyPgColumn => partyCells.id),
    /** The organisation that it was a part of before. */
    split_from_id: uuid('split_from_id').references((): AnyPgColumn => partyCells.id),
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
    index('party_cells_parent_id_index').on(table.parent_id),
    index('party_cells_merged_into_id_index').on(table.merged_into_id),
    index('party_cells_split_from_id_index').on(table.split_from_id),
    // triggers that refuse longer circles name these three, too
    check('party_cells_parent_id_check', sql`${table.parent_id} <> ${table.id}`),
    check(
      'party_cells_merged_into_id_check',
      sql`${table.merged_into_id} is null or (${table.merged_into_id} <> ${table.id} and ${table.dissolved_on} is not null)`,
    ),
    check('party_cells_split_from_id_check', sql`${table.split_from_id} <> ${table.id}`),
    check('party_cells_dissolved_on_check', sql`${table.dissolved_on} >= ${table.established_on}`),
  ],
)
