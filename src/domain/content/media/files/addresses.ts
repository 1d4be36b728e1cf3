import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import { media } from '../table.ts'
import { mediaFiles } from './table.ts'

/** The path of all files. */
export const filesPath = '/v1/files'

/** The public address of the server in statements; empty if it is not set. */
export const publicUrl: SQL = sql`coalesce(${sql.placeholder('public_url')}::text, '')`

const column = (table: string, name: string): SQL => sql`${sql.identifier(table)}.${sql.identifier(name)}`

/** The address of a file of an upload. @param base the address of the server */
const addressOf = (base: SQL, item: string, file: string): SQL =>
  sql`${base} || ${sql.raw(`'${filesPath}/'`)} || ${column(item, 'file_key')} || '/' || ${column(file, 'name')}`

/** A row `main` with the main file of an upload, for a lateral join. */
export const mainFileOf = (item: string, base: SQL): SQL =>
  sql`(select ${addressOf(base, item, 'f')} as url, f.type, f.bytes, f.width, f.height from ${mediaFiles} f where f.media_id = ${column(item, 'id')} and f.is_main)`

/** The addresses of an upload in all sizes and formats, as JSON. */
export const uploadedSourcesOf = (item: string, base: SQL): SQL =>
  sql`(select json_agg(json_build_object('url', ${addressOf(base, item, 'f')}, 'width', f.width, 'height', f.height, 'type', f.type) order by f.ordinal) from ${mediaFiles} f where f.media_id = ${column(item, 'id')})`

/** The uploaded file of a media item, as JSON. */
export const uploadedFile = (): SQL =>
  sql`(select json_build_object('name', ${qualified(media.file_name)}, 'url', main.url, 'type', main.type, 'bytes', main.bytes, 'width', main.width, 'height', main.height, 'sources', ${uploadedSourcesOf('media', publicUrl)}) from ${mainFileOf('media', publicUrl)} main)`
