import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns, inVietnameseOrder, givenName } from '../../../platform/database/columns.ts'

/** People who attend classes, with only the data that the class register needs. Never public. */
export const learners = pgTable(
  'learners',
  {
    ...entityColumns(),
    full_name: text('full_name').notNull(),
    birth_year: integer('birth_year'),
    position: text('position'),
    unit: text('unit'),
  },
  (table) => [
    uniqueIndex('learners_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('learners_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    // the default order: by given name, as in Vietnamese lists
    index('learners_given_name_index').on(
      inVietnameseOrder(givenName(table.full_name)),
      inVietnameseOrder(table.full_name),
      table.id,
    ),
    index('learners_full_name_index').on(inVietnameseOrder(table.full_name), table.id),
    index('learners_birth_year_index').on(table.birth_year),
    index('learners_unit_index').on(table.unit),
    index('learners_updated_at_index').on(table.updated_at.desc().nullsLast(), table.id.desc().nullsLast()),
    check('learners_birth_year_check', sql`${table.birth_year} between 1900 and 2200`),
  ],
)
