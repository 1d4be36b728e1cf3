import { visibleDocumentText } from '../../documents/visibility.ts'
import { visibleLinkText } from '../../links/visibility.ts'
import { visiblePhotoText } from '../../people/visibility.ts'
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

const deletedAt = 'coalesce(posts.deleted_at, documents.deleted_at, links.deleted_at, people.deleted_at)'

/** The uses of a media item, the strongest of each row first. */
export const usesOf = `
  select uses.kind, uses.post_id, uses.document_id, uses.link_id, uses.person_id,
    coalesce(posts.title, documents.title, links.name, people.name) as title, posts.slug, posts.status,
    ${deletedAt} is not null as in_trash,
    ${deletedAt} is null and case
      when posts.id is not null then ${visiblePostText('posts')}
      when documents.id is not null then ${visibleDocumentText('documents')}
      when links.id is not null then ${visibleLinkText('links')}
      else ${visiblePhotoText('people')} end as public
  from (${fileUsers.map(({ uses }) => `select distinct * from (${uses('$1')}) used`).join(' union all ')}) uses
  left join posts on posts.id = uses.post_id
  left join documents on documents.id = uses.document_id
  left join links on links.id = uses.link_id
  left join people on people.id = uses.person_id
  order by uses.rank, uses.post_id desc, uses.document_id desc, uses.link_id desc, uses.person_id desc limit $2`
