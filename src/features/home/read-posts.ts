import { posts } from '../../domain/content/posts/resource.ts'
import { sections } from '../../domain/content/sections/resource.ts'
import type { Section } from '../../domain/content/sections/schema.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import type { Api } from '../../platform/http/api.ts'
import { firstRows } from '../../platform/resource/first-rows.ts'
import { addIncludes } from '../../platform/resource/includes.ts'
import { listRows } from '../../platform/resource/list.ts'
import type { ListQuery } from '../../platform/resource/plan.ts'
import { readers } from './readers.ts'
import type { Home, HomeQuery } from './schema.ts'

/** The sections that a request names by id or slug, by this name. */
async function findSections(api: Api, asked: readonly string[]): Promise<Map<string, Section>> {
  const ids = asked.filter(isUuidLike)
  const slugs = asked.filter((key) => !isUuidLike(key))
  const find = async (query: ListQuery, key: 'id' | 'slug') => {
    const { items } = await listRows(api, sections, readers, { ...query, limit: asked.length })
    return items.map((row) => [row[key], row] as const)
  }
  const found = await Promise.all([
    ids.length > 0 ? find({ id: ids.map((id) => id.toLowerCase()) }, 'id') : [],
    slugs.length > 0 ? find({ slug: slugs }, 'slug') : [],
  ])
  return new Map(found.flat())
}

/** The most pinned posts of a home page. */
const maxPinned = 10

/** Reads the parts of a home page that are posts. */
export async function readPostParts(
  api: Api,
  { sections: asked = [], per_section: limit }: HomeQuery,
): Promise<Pick<Home, 'pinned' | 'newest' | 'sections' | 'videos'>> {
  const found = await findSections(api, asked)
  const parts = asked.map((key) => ({ asked: key, section: found.get(key.toLowerCase()) ?? null }))
  const known = [...new Set(parts.flatMap(({ section }) => section?.id ?? []))]
  const queries: ListQuery[] = [
    { pinned: 'true', limit: maxPinned },
    { limit },
    { kind: ['video'], limit },
    ...known.map((id) => ({ section: [id], limit })),
  ]
  const [pinned = [], newest = [], videos = [], ...ofSections] = await firstRows(
    api.database,
    posts,
    readers,
    queries,
  )
  const { pool } = api.database
  // a post of several parts is one object
  const shown = [...new Set([pinned, newest, videos, ...ofSections].flat())]
  await addIncludes(pool, api.database, posts, readers.caller, ['section'], shown)
  const postsOf = ({ section }: (typeof parts)[number]) =>
    section === null ? [] : ofSections[known.indexOf(section.id)]!
  return { pinned, newest, videos, sections: parts.map((part) => ({ ...part, posts: postsOf(part) })) }
}
