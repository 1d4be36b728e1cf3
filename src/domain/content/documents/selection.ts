import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { documentKinds } from '../document-kinds/table.ts'
import { mainFileOf, publicUrl } from '../media/files/addresses.ts'
import { media } from '../media/table.ts'
import type { Document } from './schema.ts'
import { documentMedia, documents as table } from './table.ts'
import { visibleDocument } from './visibility.ts'

const ofKind = (column: 'code' | 'name_vi', as: string) =>
  sql<string>`(select ${qualified(documentKinds[column])} from ${documentKinds} where ${qualified(documentKinds.id)} = ${qualified(table.kind_id)})`.as(
    as,
  )

/** Code and name of the kind of a document. */
export const kindFields = { kind: ofKind('code', 'kind'), kind_name: ofKind('name_vi', 'kind_name') }

const replacedBy = (seen: SQL) =>
  sql<
    string | null
  >`(select later.id from ${table} later where later.replaces_id = ${qualified(table.id)} and later.deleted_at is null and ${seen} order by later.issued_on desc nulls last, later.id desc limit 1)`.as(
    'replaced_by_id',
  )

/** The newest document that replaces a document. */
export const replacedById = replacedBy(sql`true`)

/** The newest one that readers see. */
export const visiblyReplacedById = replacedBy(visibleDocument('later'))

/** The files of a document with their addresses. */
export const documentFiles = sql<
  Document['files']
>`coalesce((select json_agg(json_build_object('media_id', item.id, 'title', item.title, 'kind', item.kind, 'name', item.file_name, 'url', coalesce(main.url, item.original_url, item.sources->0->>'url'), 'type', coalesce(main.type, item.mime_type), 'bytes', coalesce(main.bytes, item.bytes)) order by used.ordinal) from ${documentMedia} used join ${media} item on item.id = used.media_id and item.deleted_at is null left join lateral ${mainFileOf('item', publicUrl)} main on true where used.document_id = ${qualified(table.id)}), '[]')`.as(
  'files',
)
