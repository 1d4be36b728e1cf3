import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  entityColumns,
  givenName,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'
import { media } from '../media/table.ts'

/** People that posts name, in their public roles. */
export const people = pgTable(
  'people',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    degree: text('degree'),
    position: text('position'),
    unit: text('unit'),
    office_phone: text('office_phone'),
    office_phone_public: boolean('office_phone_public').notNull().default(false),
    email: text('email'),
    email_public: boolean('email_public').notNull().default(false),
    photo_id: uuid('photo_id').references(() => media.id),
    photo_public: boolean('photo_public').notNull().default(false),
    contact_order: integer('contact_order'),
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
    index('people_contact_order_index').on(table.contact_order, table.id),
    index('people_photo_id_index').on(table.photo_id),
    index('people_unit_index').on(inVietnameseOrder(table.unit), table.id),
  ],
)
