import { sql, type SQL } from 'drizzle-orm'
import { media } from '../table.ts'
import { mainFileOf, uploadedSourcesOf } from './addresses.ts'

/** What belongs to one use of a file. */
interface UseColumns {
  media_id: SQL
  caption: SQL
  credit: SQL
  alt: SQL
}

/** The only address of a file that is elsewhere, as a source. */
const originalSource = sql`json_build_array(json_build_object('url', item.original_url, 'width', item.width, 'height', item.height, 'type', item.mime_type))`

/** All addresses of a file: of the upload, else those that are given, else the one of the original. */
const sourcesOf = (base: SQL): SQL =>
  sql`case when item.file_key is not null then ${uploadedSourcesOf('item', base)} when jsonb_array_length(item.sources) > 0 then item.sources::json when item.original_url is not null then ${originalSource} else '[]'::json end`

/** The address of a file without an upload: that of the original, else the first of its sources. */
const addressElsewhere = sql`coalesce(item.original_url, item.sources->0->>'url')`

/** A value of the main file of an upload, else one of the media item. */
const ofFile = (name: string, elsewhere: SQL): SQL =>
  sql`case when item.file_key is null then ${elsewhere} else ${sql.identifier('main')}.${sql.identifier(name)} end`

/**
 * A use of a media item as JSON, with all that a page needs to show it. Of media in the trash only the use is left.
 * @param base the address of the server
 */
export const mediaUse = ({ media_id, caption, credit, alt }: UseColumns, base: SQL): SQL =>
  sql`(select json_build_object('media_id', ${media_id}, 'caption', ${caption}, 'credit', ${credit}, 'alt', coalesce(${alt}, item.alt), 'own_alt', ${alt}, 'kind', item.kind, 'title', item.title, 'decorative', coalesce(item.decorative, false), 'focal_point', item.focal_point, 'url', ${ofFile('url', addressElsewhere)}, 'type', ${ofFile('type', sql`item.mime_type`)}, 'bytes', ${ofFile('bytes', sql`item.bytes`)}, 'width', ${ofFile('width', sql`item.width`)}, 'height', ${ofFile('height', sql`item.height`)}, 'sources', coalesce(${sourcesOf(base)}, '[]'::json)) from (values (true)) as one left join ${media} item on item.id = ${media_id} and item.deleted_at is null left join lateral ${mainFileOf('item', base)} main on true)`

/** The address of a live media item as JSON, with what a page that links to it says of it. @param base the address of the server */
export const mediaAddress = (media_id: SQL, base: SQL): SQL =>
  sql`(select json_build_object('url', ${ofFile('url', addressElsewhere)}, 'type', ${ofFile('type', sql`item.mime_type`)}, 'width', ${ofFile('width', sql`item.width`)}, 'height', ${ofFile('height', sql`item.height`)}, 'alt', item.alt) from ${media} item left join lateral ${mainFileOf('item', base)} main on true where item.id = ${media_id} and item.deleted_at is null)`
