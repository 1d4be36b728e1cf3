import type { Access } from '../../platform/access/policy.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { ResourceDefinition } from '../../platform/resource/definition.ts'
import { findLiveRow } from '../../platform/resource/find-live-row.ts'
import { listRows } from '../../platform/resource/list.ts'
import { currentSlug } from '../../platform/resource/redirects/redirects.ts'
import type { EntityRow } from '../../platform/resource/row.ts'
import { posts } from '../../domain/content/posts/resource.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import { sections } from '../../domain/content/sections/resource.ts'
import { tags } from '../../domain/content/tags/resource.ts'
import type { Api } from '../../platform/http/api.ts'

/** How many posts a feed has. */
const feedLength = 20

/** What a feed is about. */
export interface FeedQuery {
  section?: string | undefined
  /** Whether the posts of sections below are left out. */
  direct?: 'true' | 'false' | undefined
  tag?: string | undefined
}

/** A section or a tag. */
interface Named {
  id: string
  name: string
  slug: string
  description: string | null
}

/** The newest public posts, with their section or tag if they are of one. */
export interface FeedContent {
  posts: Post[]
  section: Named | undefined
  /** Whether posts of sections below are left out. */
  isDirect: boolean
  tag: Named | undefined
}

/**
 * A section or tag by id or slug. A former slug is as good: who has subscribed keeps an address for years.
 * @throws Problem 404 if there is no such section or tag
 */
async function findNamed<R extends EntityRow & Named>(
  { database }: Api,
  resource: ResourceDefinition<R>,
  access: Access,
  key: string,
): Promise<Named> {
  const find = (asked: string) => findLiveRow(database.pool, database, resource, access, asked)
  const row = await find(key)
  if (row !== undefined) return row
  const slug = await currentSlug(database.pool, resource, access, key)
  const renamed = slug === undefined ? undefined : await find(slug)
  if (renamed === undefined) throw new Problem('not_found')
  return renamed
}

/** Reads the content of a feed. @param access that of readers: a feed has public posts alone */
export async function readFeed(api: Api, access: Access, query: FeedQuery): Promise<FeedContent> {
  const section =
    query.section === undefined ? undefined : await findNamed(api, sections, access, query.section)
  const tag = query.tag === undefined ? undefined : await findNamed(api, tags, access, query.tag)
  const { items } = await listRows(api, posts, access, {
    limit: feedLength,
    include: ['body_html', 'tags'],
    ...(section === undefined ? {} : { section: [section.id] }),
    ...(query.direct === undefined ? {} : { direct: query.direct }),
    ...(tag === undefined ? {} : { tag: [tag.id] }),
  })
  return { posts: items, section, isDirect: query.direct === 'true', tag }
}
