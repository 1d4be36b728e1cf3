import { postRevisions } from '../../content/posts/revisions/table.ts'
import { postBylines, posts, postTags } from '../../content/posts/table.ts'
import { entityOf, syntheticId } from '../identity.ts'
import { tableRows, type Register } from '../register.ts'
import { renderParagraphs } from '../render-paragraphs.ts'
import { syntheticPost } from '../text/post.ts'
import { randomSource, type Random } from '../text/random.ts'
import { counts, personId, sectionId, sharedPerson, tagId } from './shared.ts'

const MADE_BY = 'cli'
const HOUR = 3_600_000
/** Office hours in Vietnam, as UTC. */
const FIRST_HOUR = 0
const LAST_HOUR = 10

/** What readers see is 85 of 100; the others show what they do not. */
function stateOf(random: Random, eventDate: string) {
  const share = random.below(100)
  const days = random.between(0, 3) * 24 * HOUR
  const moment = (date: string) =>
    new Date(Date.parse(date) + days + random.between(FIRST_HOUR * HOUR, LAST_HOUR * HOUR)).toISOString()
  if (share < 85) return { status: 'published' as const, published_at: moment(eventDate) }
  // far enough ahead that no run of these data will see it appear
  if (share < 87) return { status: 'published' as const, published_at: moment(`209${eventDate.slice(3)}`) }
  if (share < 95) return { status: 'draft' as const, published_at: null }
  return { status: 'archived' as const, published_at: moment(eventDate) }
}

function tagsOf(random: Random): string[] {
  const first = random.below(counts.tags)
  return Array.from({ length: random.below(4) }, (_, place) => tagId((first + place) % counts.tags))
}

function bylineOf(random: Random) {
  if (random.oneIn(3)) return []
  const row = random.below(counts.people)
  return [{ person_id: personId(row), ...sharedPerson(row) }]
}

/** A post with all that belongs to it. */
function postOf(seed: number, row: number) {
  const random = randomSource(seed, 'state of a post', row)
  const { title, summary, body, slug, event_date } = syntheticPost(seed, row)
  const { html, text } = renderParagraphs(body)
  const post = {
    ...entityOf(seed, 'post', row),
    // two seeds may give two posts the same title
    slug: `${slug}-s${seed}`,
    kind: 'article' as const,
    title,
    summary,
    body,
    body_html: html,
    body_text: text,
    section_id: sectionId(random.below(counts.sections)),
    language: 'vi' as const,
    event_date,
    ...stateOf(random, event_date),
    created_by: MADE_BY,
  }
  return { row, post, tag_ids: tagsOf(random), byline: bylineOf(random) }
}

type Made = ReturnType<typeof postOf>

/** The kept state of a post, as `keepRevisions` (content/posts/revisions) leaves it. */
function revisionOf(seed: number, { row, post, tag_ids, byline }: Made) {
  const { created_by, ...fields } = post
  const nothing = { cover: null, media: [], video_url: null, translation_of: null, deleted_at: null }
  return {
    id: syntheticId(seed, 'post-revision', row),
    post_id: post.id,
    revision: 1,
    created_at: post.created_at,
    actor: created_by,
    title: post.title,
    status: post.status,
    content: { ...fields, ...nothing, tag_ids, byline },
  }
}

/**
 * Posts of a seed, with tags, authors and the kept state that each write of a post leaves.
 * @param withRevisions without them a load is smaller by half, and the posts have no history
 */
export const syntheticPosts = (seed: number, units: number, withRevisions: boolean): Register => ({
  name: 'posts',
  units,
  unitsPerBatch: 1000,
  key: posts.id,
  keyOf: (row) => syntheticId(seed, 'post', row),
  rowsOf: (rows) => {
    const made = rows.map((row) => postOf(seed, row))
    const tags = made.flatMap(({ post, tag_ids }) =>
      tag_ids.map((tag_id, ordinal) => ({ post_id: post.id, tag_id, ordinal })),
    )
    const bylines = made.flatMap(({ post, byline }) =>
      byline.map((author, ordinal) => ({ post_id: post.id, ordinal, ...author })),
    )
    return [
      tableRows(
        posts,
        made.map(({ post }) => post),
      ),
      tableRows(postTags, tags),
      tableRows(postBylines, bylines),
      tableRows(postRevisions, withRevisions ? made.map((each) => revisionOf(seed, each)) : []),
    ]
  },
})
