import { visiblePostText } from '../../domain/content/posts/visibility.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import type { Api } from '../../platform/http/api.ts'
import { contentHash } from './content-hash.ts'
import type { PrintedPost } from './page.ts'
import { readFigures } from './read-figures.ts'

interface Names {
  section: string | null
  tags: string[]
  is_public: boolean
}

const namesSql = `select
  (select name from sections where id = $2::uuid and deleted_at is null) as section,
  array(select name from tags where id = any($3::uuid[]) and deleted_at is null order by array_position($3::uuid[], id)) as tags,
  exists (select from posts where posts.id = $1 and posts.deleted_at is null and ${visiblePostText('posts')}) as is_public`

/** Reads what a page shows of a post beside its fields: two statements. */
export async function readPrinted({ database, config }: Api, post: Post): Promise<PrintedPost> {
  const { rows } = await database.pool.query<Names>({
    name: 'print-names',
    text: namesSql,
    values: [post.id, post.section_id, post.tag_ids],
  })
  const { section, tags, is_public } = rows[0]!
  return {
    post,
    section,
    tags,
    figures: await readFigures(database.pool, post.id),
    address: post.seo?.canonical ?? post.url ?? `${config.publicUrl ?? ''}/v1/posts/${post.slug}`,
    hash: contentHash(post),
    school: config.schoolName,
    isPublic: is_public,
  }
}
