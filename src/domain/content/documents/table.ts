import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'
import { documentKinds } from '../document-kinds/table.ts'
import { media } from '../media/table.ts'
import { posts } from '../posts/table.ts'

/** Documents that the school issues or applies. */
export const documents = pgTable(
  'documents',
  {
    ...entityColumns(),
    kind_id: uuid('kind_id')
      .notNull()
      .references(() => documentKinds.id),
    number: text('number'),
    /** The number in the form that numbers are compared in (`libraries/vietnamese/document-number.ts`). */
    number_key: text('number_key'),
    issuer: text('issuer'),
    title: text('title').notNull(),
    issued_on: calendarDate('issued_on'),
    issued_year: integer('issued_year').generatedAlwaysAs(sql`(extract(year from issued_on))::int`),
    effective_on: calendarDate('effective_on'),
    expires_on: calendarDate('expires_on'),
    signed_by: text('signed_by'),
    signer_position: text('signer_position'),
    // writes of documents wait for each other, so that no circle is stored
    replaces_id: uuid('replaces_id'),
    // the document stays when the post is deleted
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'set null' }),
    published: boolean('published').notNull().default(false),
  },
  (table) => [
    uniqueIndex('documents_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('documents_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    foreignKey({
      name: 'documents_replaces_id_fk',
      columns: [table.replaces_id],
      foreignColumns: [table.id],
    }),
    index('documents_issued_on_index').on(table.issued_on.desc().nullsLast(), table.id.desc().nullsLast()),
    index('documents_issued_year_index').on(
      table.issued_year,
      table.issued_on.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('documents_kind_id_index').on(
      table.kind_id,
      table.issued_on.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('documents_published_index').on(
      table.published,
      table.issued_on.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('documents_effective_on_index').on(table.effective_on),
    index('documents_expires_on_index').on(table.expires_on),
    index('documents_updated_at_index').on(table.updated_at),
    index('documents_number_key_index').on(table.number_key),
    // imports find rows without an external id
    index('documents_number_index').on(table.number),
    index('documents_issuer_index').on(table.issuer),
    index('documents_title_index').on(inVietnameseOrder(table.title), table.id),
    index('documents_replaces_id_index').on(table.replaces_id),
    index('documents_post_id_index').on(table.post_id),
    check('documents_expires_on_check', sql`${table.expires_on} >= ${table.effective_on}`),
    check('documents_number_check', sql`${table.number} is not null or ${table.number_key} is null`),
  ],
)

/** The files of documents, in order. */
export const documentMedia = pgTable(
  'document_media',
  {
    document_id: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    media_id: uuid('media_id')
      .notNull()
      .references(() => media.id),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [
    primaryKey({ name: 'document_media_pk', columns: [table.document_id, table.media_id] }),
    index('document_media_media_id_index').on(table.media_id),
  ],
)
