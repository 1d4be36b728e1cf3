import { visibleDocumentText } from '../../documents/visibility.ts'
import { visiblePostText } from '../../posts/visibility.ts'
import { fileUsers } from './users.ts'

/** A condition of SQL: something uses the media item of this id, also from the trash or by a revision. */
export const isUsed = (id: string): string =>
  `(${fileUsers.map(({ uses }) => `exists (${uses(id)})`).join(' or ')})`

/**
 * A condition of SQL: something that readers see uses the media item of this id. For `exists` Postgres may read all posts to look
 * up each row of a page among them.
 */
export const isSeen = (id: string): string =>
  `(${fileUsers
    .flatMap(({ seen }) => (seen === undefined ? [] : `coalesce((select true ${seen(id)} limit 1), false)`))
    .join(' or ')})`

/** The uses of a media item, the strongest of each post or document first. */
export const usesOf = `
  select uses.kind, uses.post_id, uses.document_id, coalesce(posts.title, documents.title) as title, posts.slug, posts.status,
    coalesce(posts.deleted_at, documents.deleted_at) is not null as in_trash,
    coalesce(posts.deleted_at, documents.deleted_at) is null
      and coalesce(${visiblePostText('posts')}, ${visibleDocumentText('documents')}) as public
  from (${fileUsers.map(({ uses }) => `select distinct * from (${uses('$1')}) used`).join(' union all ')}) uses
  left join posts on posts.id = uses.post_id
  left join documents on documents.id = uses.document_id
  order by uses.rank, uses.post_id desc, uses.document_id desc limit $2`
