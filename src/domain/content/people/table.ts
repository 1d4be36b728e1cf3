import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  entityColumns,
  givenName,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'

/** People that posts name, in their public roles. */
export const people = pgTable(
  'people',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    degree: text('degree'),
    position: text('position'),
    unit: text('unit'),
  },
  (table) => [
    uniqueIndex('people_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('people_updated_at_index').on(table.updated_at),
    index('people_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('people_name_terms_index').using('gin', textTerms(table.name)).with(termsIndexOptions),
    index('people_name_index').on(inVietnameseOrder(table.name), table.id),
    index('people_given_name_index').on(
      inVietnameseOrder(givenName(table.name)),
      inVietnameseOrder(table.name),
      table.id,
    ),
    index('people_unit_index').on(inVietnameseOrder(table.unit), table.id),
  ],
)
