import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

export const mediaKinds = ['image', 'video', 'document'] as const

/** One file of a media item, in one size and format. */
export interface MediaSource {
  url: string
  width: number | null
  height: number | null
  type: string | null
}

/** The data of a picture, a video or a document; the file itself is stored elsewhere. */
export const media = pgTable(
  'media',
  {
    ...entityColumns(),
    kind: text('kind', { enum: mediaKinds }).notNull(),
    title: text('title').notNull(),
    alt: text('alt'),
    decorative: boolean('decorative').notNull().default(false),
    credit: text('credit'),
    mime_type: text('mime_type'),
    bytes: bigint('bytes', { mode: 'number' }),
    width: integer('width'),
    height: integer('height'),
    duration_s: doublePrecision('duration_s'),
    sources: jsonb('sources')
      .$type<MediaSource[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    original_url: text('original_url'),
  },
  (table) => [
    uniqueIndex('media_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('media_updated_at_index').on(table.updated_at),
    index('media_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('media_created_at_index').on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast()),
    // most files are images, which are found in the default order
    index('media_kind_index')
      .on(table.kind, table.created_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.kind} <> 'image'`),
    index('media_mime_type_index').on(
      table.mime_type,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('media_title_index').on(inVietnameseOrder(table.title), table.id),
    check('media_kind_check', sql`${table.kind} in ('image', 'video', 'document')`),
    check('media_decorative_check', sql`not (${table.decorative} and ${table.alt} is not null)`),
    check('media_bytes_check', sql`${table.bytes} >= 0`),
    check('media_width_check', sql`${table.width} > 0`),
    check('media_height_check', sql`${table.height} > 0`),
    check('media_duration_s_check', sql`${table.duration_s} >= 0`),
    check('media_sources_check', sql`jsonb_typeof(${table.sources}) = 'array'`),
  ],
)
