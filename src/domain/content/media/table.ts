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
import {
  entityColumns,
  instant,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'

export const mediaKinds = ['image', 'video', 'document', 'audio'] as const

/** One file of a media item, in one size and format. */
export interface MediaSource {
  url: string
  width: number | null
  height: number | null
  type: string | null
}

/** A point of a picture: shares of its width and height from the left and the top. */
export interface FocalPoint {
  left: number
  top: number
}

/** The data of a picture, a video or a document. Uploaded files are in `media_files`. */
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
    /** What must stay in sight when the picture is cropped. */
    focal_point: jsonb('focal_point').$type<FocalPoint>(),
    /** The random part of the addresses of its files; null: nothing was uploaded. */
    file_key: text('file_key'),
    /** The name of the uploaded file. */
    file_name: text('file_name'),
    /** The caller that created it; null for what earlier versions have stored. */
    created_by: text('created_by'),
    /** The person behind the key or token of that caller. */
    created_by_person: text('created_by_person'),
    /** Since when nothing uses its files, as the last check found. */
    unused_since: instant('unused_since'),
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
    uniqueIndex('media_file_key_unique').on(table.file_key),
    // how many files wait for their removal is small
    index('media_unused_since_index')
      .on(table.unused_since)
      .where(sql`${table.unused_since} is not null`),
    // few files are of one author
    index('media_creator_index')
      .on(sql`coalesce(${table.created_by_person}, ${table.created_by})`)
      .where(sql`${table.file_key} is not null`),
    index('media_title_index').on(inVietnameseOrder(table.title), table.id),
    index('media_title_terms_index').using('gin', textTerms(table.title)).with(termsIndexOptions),
    check('media_kind_check', sql`${table.kind} in ('image', 'video', 'document', 'audio')`),
    check('media_decorative_check', sql`not (${table.decorative} and ${table.alt} is not null)`),
    check('media_bytes_check', sql`${table.bytes} >= 0`),
    check('media_width_check', sql`${table.width} > 0`),
    check('media_height_check', sql`${table.height} > 0`),
    check('media_duration_s_check', sql`${table.duration_s} >= 0`),
    check('media_focal_point_check', sql`jsonb_typeof(${table.focal_point}) = 'object'`),
    check('media_file_check', sql`(${table.file_key} is null) = (${table.file_name} is null)`),
    check('media_sources_check', sql`jsonb_typeof(${table.sources}) = 'array'`),
  ],
)
