import type { Post } from '../../domain/content/posts/schema.ts'
import { visiblePostText } from '../../domain/content/posts/visibility.ts'
import type { Connection } from '../../platform/database/database.ts'

/** The posts beside a post in the list of its section. */
export interface Neighbours {
  /** The one before it in time. */
  previous: string | null
  /** The one after it. */
  next: string | null
}

/** SQL: the row comparisons and orders of the list of posts (`-published_at`), in which an index has the posts of a section. */
const places = {
  previous: { after: '<', order: 'posts.published_at desc nulls last, posts.id desc nulls last' },
  next: { after: '>', order: 'posts.published_at asc nulls first, posts.id asc nulls first' },
} as const

/** Nearly all posts are in Vietnamese; the others have an index of their own, which needs its condition. */
const ofLanguage = (isVietnamese: boolean) =>
  isVietnamese ? `posts.language = 'vi'` : `posts.language = $5 and posts.language <> 'vi'`

function neighboursSql(hasSection: boolean, isVietnamese: boolean): string {
  const ofSection = hasSection ? 'posts.section_id = $4' : 'posts.section_id is null and $4::uuid is null'
  const nearest = ({ after, order }: (typeof places)[keyof typeof places]) => `(select posts.id from posts
    where ${ofSection} and ${ofLanguage(isVietnamese)} and $5::text is not null and posts.kind = any($3::text[])
      and posts.deleted_at is null and ${visiblePostText('posts')} and (posts.published_at, posts.id) ${after} ($1, $2::uuid)
    order by ${order} limit 1)`
  return `select ${nearest(places.previous)} as previous, ${nearest(places.next)} as next`
}

/** The posts beside a post that readers see: of its section and its language, in the order of the list. */
export async function readNeighbours(
  connection: Connection,
  { id, section_id, language, published_at }: Pick<Post, 'id' | 'section_id' | 'language' | 'published_at'>,
  kinds: readonly string[],
): Promise<Neighbours> {
  // a draft without a time has no place in the list
  if (published_at === null) return { previous: null, next: null }
  const [hasSection, isVietnamese] = [section_id !== null, language === 'vi']
  const { rows } = await connection.query<Neighbours>({
    name: `related-neighbours-${hasSection}-${isVietnamese}`,
    text: neighboursSql(hasSection, isVietnamese),
    values: [published_at, id, kinds, section_id, language],
  })
  return rows[0]!
}
