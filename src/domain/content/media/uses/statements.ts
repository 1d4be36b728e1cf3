/** Whether the content of a draft or a revision uses a media item. */
const contentUses = (id: string) =>
  `(content->'cover'->>'media_id' = ${id}::text or content->'media' @> jsonb_build_array(jsonb_build_object('media_id', ${id})))`

/** The posts whose working draft uses a media item. There are few working drafts. */
const ofWorkingDrafts = (id: string) => `select post_id from working_drafts where ${contentUses(id)}`

/** The posts of which a revision, also of a draft, uses a media item. Revisions may be removed since the trigger has noted it. */
const ofRevisions = (id: string) =>
  `select revision_media.post_id from revision_media where media_id = ${id}
    and (exists (select from post_revisions where post_revisions.post_id = revision_media.post_id and ${contentUses(id)})
      or exists (select from working_draft_revisions where working_draft_revisions.post_id = revision_media.post_id and ${contentUses(id)}))`

/**
 * A condition of SQL: something uses the media item of this id. Rows in the trash and revisions count, since they can come
 * back.
 */
export const isUsed = (id: string): string =>
  `(exists (select from posts where cover_media_id = ${id})
    or exists (select from post_media where media_id = ${id})
    or exists (${ofRevisions(id)})
    or exists (${ofWorkingDrafts(id)}))`

/** The uses of a media item, the strongest of each post first. */
export const usesOf = `
  select uses.kind, posts.id as post_id, posts.title, posts.slug, posts.status, posts.deleted_at is not null as in_trash,
    posts.deleted_at is null and posts.status = 'published' and posts.published_at <= now() as public
  from (
    select 'cover' as kind, 1 as rank, id as post_id from posts where cover_media_id = $1
    union all select distinct 'media', 2, post_id from post_media where media_id = $1
    union all select 'working_draft', 3, post_id from (${ofWorkingDrafts('$1')}) drafts
    union all select 'revision', 4, post_id from (${ofRevisions('$1')}) revisions
  ) uses join posts on posts.id = uses.post_id
  order by uses.rank, posts.id desc limit $2`
