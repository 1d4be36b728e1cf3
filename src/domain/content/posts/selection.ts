import { sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { qualified, responseValue } from '../../../platform/database/columns.ts'
import { entitySelect } from '../../../platform/resource/define.ts'
import { mediaAddress, mediaUse } from '../media/files/use.ts'
import { publicUrl } from '../media/files/addresses.ts'
import { people } from '../people/table.ts'
import { tags } from '../tags/table.ts'
import type { post } from './schema.ts'
import { stateFields } from './states.ts'
import { postBylines, postMedia, posts, postTags } from './table.ts'
import { workingDrafts } from './working-draft/table.ts'

type Post = z.output<typeof post>

const id = qualified(posts.id)

/** Ids of the live tags of a post. */
const tagIds = sql<
  string[]
>`array(select ${qualified(postTags.tag_id)} from ${postTags} join ${tags} on ${qualified(tags.id)} = ${qualified(postTags.tag_id)} where ${qualified(postTags.post_id)} = ${id} and ${qualified(tags.deleted_at)} is null order by ${qualified(postTags.ordinal)})`.as(
  'tag_ids',
)

const bylineWith = (personId: SQL) =>
  sql<
    Post['byline']
  >`coalesce((select json_agg(json_build_object('person_id', ${personId}, 'name', ${qualified(postBylines.name)}, 'degree', ${qualified(postBylines.degree)}, 'position', ${qualified(postBylines.position)}, 'unit', ${qualified(postBylines.unit)}) order by ${qualified(postBylines.ordinal)}) from ${postBylines} where ${qualified(postBylines.post_id)} = ${id}), '[]')`.as(
    'byline',
  )

const byline = bylineWith(qualified(postBylines.person_id))

/** The public byline: authors stay, but without the ids of people in the trash. */
export const publicByline = bylineWith(
  sql`(select ${qualified(people.id)} from ${people} where ${qualified(people.id)} = ${qualified(postBylines.person_id)} and ${qualified(people.deleted_at)} is null)`,
)

/** The picture at the top of a post. @param base the address of the server */
const coverWith = (base: SQL) =>
  sql<
    Post['cover']
  >`case when num_nonnulls(${qualified(posts.cover_media_id)}, ${qualified(posts.cover_caption)}, ${qualified(posts.cover_credit)}, ${qualified(posts.cover_alt)}) > 0 then ${mediaUse(
    {
      media_id: qualified(posts.cover_media_id),
      caption: qualified(posts.cover_caption),
      credit: qualified(posts.cover_credit),
      alt: qualified(posts.cover_alt),
    },
    base,
  )} end`.as('cover')

/** The further pictures and files of a post. @param base the address of the server */
const mediaWith = (base: SQL) =>
  sql<Post['media']>`coalesce((select json_agg(${mediaUse(
    {
      media_id: qualified(postMedia.media_id),
      caption: qualified(postMedia.caption),
      credit: qualified(postMedia.credit),
      alt: qualified(postMedia.alt),
    },
    base,
  )} order by ${qualified(postMedia.ordinal)}) from ${postMedia} where ${qualified(postMedia.post_id)} = ${id}), '[]')`.as(
    'media',
  )

/** What search engines and shared links are told. @param base the address of the server */
const seoWith = (base: SQL) =>
  sql<
    Post['seo']
  >`case when ${qualified(posts.seo_noindex)} or num_nonnulls(${qualified(posts.seo_title)}, ${qualified(posts.seo_description)}, ${qualified(posts.seo_image_id)}, ${qualified(posts.seo_canonical)}) > 0 then json_build_object('title', ${qualified(posts.seo_title)}, 'description', ${qualified(posts.seo_description)}, 'image', ${qualified(posts.seo_image_id)}, 'image_file', ${mediaAddress(qualified(posts.seo_image_id), base)}, 'noindex', ${qualified(posts.seo_noindex)}, 'canonical', ${qualified(posts.seo_canonical)}) end`.as(
    'seo',
  )

/** The fields of posts with addresses of this server. */
export const postAddresses = {
  cover: coverWith(publicUrl),
  media: mediaWith(publicUrl),
  seo: seoWith(publicUrl),
}

/** Revisions do not depend on the address of the server, which may change. */
const noAddress = sql`''`

/** The address of a post on the website, from the template in `SITE_POST_URL`; null without one. */
export const addressOnWebsite = (slug: SQL): SQL<string | null> =>
  sql`replace(${sql.placeholder('site_post_url')}::text, '{slug}', ${slug})`

/** The address of the post on the website. */
export const url = addressOnWebsite(qualified(posts.slug)).as('url')

const reviewColumns = [
  'review',
  'submitted_by',
  'submitted_by_name',
  'submitted_at',
  'approved_by',
  'approved_by_name',
  'approved_at',
  'next_published_at',
  'schedule_problem',
] as const

/** Name and value of each field about the approval, for `json_build_object`. */
const reviewFields = sql.join(
  reviewColumns.map((name) => sql`${sql.raw(`'${name}'`)}, ${responseValue(workingDrafts[name])}`),
  sql`, `,
)

export const internal = sql<
  Post['internal']
>`(select json_build_object(${stateFields}, 'created_by', ${qualified(posts.created_by)}, 'created_by_name', ${qualified(posts.created_by_name)}, ${reviewFields}) from (values (true)) as one left join ${workingDrafts} on ${qualified(workingDrafts.post_id)} = ${id})`.as(
  'internal',
)

/** All stored fields of a post, as editors read them. The address of the server is not stored: it depends on the settings. */
export const postFields = {
  ...entitySelect(posts),
  slug: posts.slug,
  kind: posts.kind,
  title: posts.title,
  summary: posts.summary,
  body: posts.body,
  body_html: posts.body_html,
  body_text: posts.body_text,
  section_id: posts.section_id,
  tag_ids: tagIds,
  byline,
  cover: coverWith(noAddress),
  media: mediaWith(noAddress),
  video_url: posts.video_url,
  language: posts.language,
  translation_of: posts.translation_of,
  event_date: posts.event_date,
  pinned_until: posts.pinned_until,
  position: posts.position,
  seo: seoWith(noAddress),
  correction_note: posts.correction_note,
  corrected_on: posts.corrected_on,
  status: posts.status,
  published_at: posts.published_at,
}
