import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { qualified } from '../../database/columns.ts'
import { media } from '../media/table.ts'
import { tags } from '../tags/table.ts'
import type { post } from './schema.ts'
import { postBylines, postMedia, posts, postTags } from './table.ts'

type Post = z.output<typeof post>

const id = qualified(posts.id)

/** Sizes of a live file; none where it is gone. */
const sourcesOf = (reference: ReturnType<typeof qualified>) =>
  sql`coalesce((select ${qualified(media.sources)} from ${media} where ${qualified(media.id)} = ${reference} and ${qualified(media.deleted_at)} is null), '[]')`

/** Ids of the live tags of a post. */
export const tagIds = sql<
  string[]
>`array(select ${qualified(postTags.tag_id)} from ${postTags} join ${tags} on ${qualified(tags.id)} = ${qualified(postTags.tag_id)} where ${qualified(postTags.post_id)} = ${id} and ${qualified(tags.deleted_at)} is null order by ${qualified(postTags.ordinal)})`.as(
  'tag_ids',
)

export const byline = sql<
  Post['byline']
>`coalesce((select json_agg(json_build_object('person_id', ${qualified(postBylines.person_id)}, 'name', ${qualified(postBylines.name)}, 'degree', ${qualified(postBylines.degree)}, 'position', ${qualified(postBylines.position)}, 'unit', ${qualified(postBylines.unit)}) order by ${qualified(postBylines.ordinal)}) from ${postBylines} where ${qualified(postBylines.post_id)} = ${id}), '[]')`.as(
  'byline',
)

export const cover = sql<
  Post['cover']
>`case when num_nonnulls(${qualified(posts.cover_media_id)}, ${qualified(posts.cover_caption)}, ${qualified(posts.cover_credit)}, ${qualified(posts.cover_alt)}) > 0 then json_build_object('media_id', ${qualified(posts.cover_media_id)}, 'caption', ${qualified(posts.cover_caption)}, 'credit', ${qualified(posts.cover_credit)}, 'alt', ${qualified(posts.cover_alt)}, 'sources', ${sourcesOf(qualified(posts.cover_media_id))}) end`.as(
  'cover',
)

export const mediaUses = sql<
  Post['media']
>`coalesce((select json_agg(json_build_object('media_id', ${qualified(postMedia.media_id)}, 'caption', ${qualified(postMedia.caption)}, 'credit', ${qualified(postMedia.credit)}, 'alt', ${qualified(postMedia.alt)}, 'sources', ${sourcesOf(qualified(postMedia.media_id))}) order by ${qualified(postMedia.ordinal)}) from ${postMedia} where ${qualified(postMedia.post_id)} = ${id}), '[]')`.as(
  'media',
)

/** The reader's page, by the template that `SITE_POST_URL` gives. */
export const url = sql<
  string | null
>`replace(${sql.placeholder('site_post_url')}::text, '{slug}', ${qualified(posts.slug)})`.as('url')

export const internal = sql<
  Post['internal']
>`json_build_object('created_by', ${qualified(posts.created_by)})`.as('internal')
