import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { media } from '../table.ts'

/** The contents that the storage of files has, each once. */
export const fileContents = pgTable(
  'file_contents',
  {
    sha256: text('sha256').primaryKey(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    stored_at: instant('stored_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    check('file_contents_sha256_check', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check('file_contents_bytes_check', sql`${table.bytes} > 0`),
  ],
)

/** The files of uploaded media: of a picture all sizes and formats, else one. */
export const mediaFiles = pgTable(
  'media_files',
  {
    media_id: uuid('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    /** The last part of its address, such as `640.webp`. */
    name: text('name').notNull(),
    ordinal: integer('ordinal').notNull(),
    /** The one that is shown where only one can be. */
    is_main: boolean('is_main').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => fileContents.sha256),
    type: text('type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    width: integer('width'),
    height: integer('height'),
  },
  (table) => [
    primaryKey({ columns: [table.media_id, table.name] }),
    index('media_files_sha256_index').on(table.sha256),
  ],
)
