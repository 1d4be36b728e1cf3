import { visibleDocumentText } from '../../documents/visibility.ts'
import { visibleLinkText } from '../../links/visibility.ts'
import { visiblePhotoText } from '../../people/visibility.ts'
import { visiblePostText } from '../../posts/visibility.ts'

/**
 * Rows that use files. All users of files are listed here: a file without a use is removed, and readers see a file only if
 * they see one of its users.
 */
interface FileUser {
  /**
   * Selects its uses of a media item in any state, also those in the trash, since they can come back (`usesBy`).
   * @param id the id of the media item in the statement
   */
  uses(id: string): string
  /** Where a use that readers see is found, after `select`. Absent: they see none. */
  seen?(id: string): string
}

/** The rows that use files. */
const owners = ['post', 'document', 'link', 'person'] as const

/**
 * Selects uses: `kind`, `rank` (the strongest use first), and the id of the row for each of `owners`.
 * @param column with the id of the row
 */
const usesBy = (owner: (typeof owners)[number], kind: string, rank: number, from: string, column: string) =>
  `select '${kind}' as kind, ${rank} as rank, ${owners
    .map((one) => `${one === owner ? column : 'null::uuid'} as ${one}_id`)
    .join(', ')} ${from}`

const ofPosts = (kind: string, rank: number, from: string, column: string) =>
  usesBy('post', kind, rank, from, column)

const visiblePost = `posts.deleted_at is null and ${visiblePostText('posts')}`
const visibleDocument = `documents.deleted_at is null and ${visibleDocumentText('documents')}`

/** Whether the content of a draft or a revision uses a media item. */
const contentUses = (id: string) =>
  `(content->'cover'->>'media_id' = ${id}::text or content->'seo'->>'image' = ${id}::text or content->'media' @> jsonb_build_array(jsonb_build_object('media_id', ${id})))`

/** Whether a stored text of the post of `revision_media` uses a media item. */
const ofHistory = (table: string, id: string) =>
  `exists (select from ${table} where ${table}.post_id = revision_media.post_id and ${contentUses(id)})`

/** All that uses files; what is found fastest comes first. */
export const fileUsers: readonly FileUser[] = [
  {
    uses: (id) => ofPosts('cover', 1, `from posts where cover_media_id = ${id}`, 'id'),
    seen: (id) => `from posts where posts.cover_media_id = ${id} and ${visiblePost}`,
  },
  {
    uses: (id) => ofPosts('media', 2, `from post_media where media_id = ${id}`, 'post_id'),
    seen: (id) =>
      `from post_media join posts on posts.id = post_media.post_id where post_media.media_id = ${id} and ${visiblePost}`,
  },
  {
    uses: (id) =>
      usesBy('document', 'document', 3, `from document_media where media_id = ${id}`, 'document_id'),
    seen: (id) =>
      `from document_media join documents on documents.id = document_media.document_id where document_media.media_id = ${id} and ${visibleDocument}`,
  },
  {
    uses: (id) => usesBy('link', 'link', 4, `from links where media_id = ${id}`, 'id'),
    seen: (id) => `from links where media_id = ${id} and deleted_at is null and ${visibleLinkText('links')}`,
  },
  {
    uses: (id) => usesBy('person', 'photo', 5, `from people where photo_id = ${id}`, 'id'),
    seen: (id) =>
      `from people where photo_id = ${id} and deleted_at is null and ${visiblePhotoText('people')}`,
  },
  {
    uses: (id) => ofPosts('seo', 3, `from posts where seo_image_id = ${id}`, 'id'),
    seen: (id) => `from posts where posts.seo_image_id = ${id} and ${visiblePost}`,
  },
  // revisions, also of drafts, may be removed since a trigger has noted that they use it
  {
    uses: (id) =>
      ofPosts(
        'revision',
        7,
        `from revision_media where media_id = ${id} and (${ofHistory('post_revisions', id)} or ${ofHistory('working_draft_revisions', id)})`,
        'revision_media.post_id',
      ),
  },
  // there are few working drafts
  { uses: (id) => ofPosts('working_draft', 6, `from working_drafts where ${contentUses(id)}`, 'post_id') },
]
