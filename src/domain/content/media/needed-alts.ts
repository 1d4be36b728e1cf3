import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Media, MediaInput } from './schema.ts'

/** How many posts a problem names. */
const maxNamed = 5

/** A published post that shows a file with the alt text of the file. */
interface DependentPost {
  media_id: string
  title: string
  slug: string
}

/** Whether a write takes away what published posts need: the alt text of a picture, or that it is decorative. */
function losesAlt({ current, values }: Draft<Media, MediaInput>): boolean {
  if (current === undefined || current.kind !== 'image') return false
  const hadOne = current.alt !== null || current.decorative
  return hadOne && values.alt === null && !values.decorative
}

/**
 * The published posts that use these files without an alt text of their own, also scheduled ones. Who publishes a post waits for
 * the rows of its files, which this write has locked, and the other way round.
 */
async function dependentPosts({ client }: Transaction, ids: readonly string[]): Promise<DependentPost[]> {
  const { rows } = await client.query<DependentPost>(
    `select distinct uses.media_id, posts.title, posts.slug, posts.id
    from (
      select cover_media_id as media_id, id as post_id from posts where cover_media_id = any($1) and cover_alt is null
      union all select media_id, post_id from post_media where media_id = any($1) and alt is null
    ) uses join posts on posts.id = uses.post_id
    where posts.status = 'published' and posts.deleted_at is null
    order by posts.id desc`,
    [ids],
  )
  return rows
}

const altNeeded = (posts: readonly DependentPost[]): Problem => {
  const named = posts.slice(0, maxNamed).map(({ title, slug }) => `"${title}" (${slug})`)
  const more = posts.length - named.length
  const list = { en: named.join(', '), vi: named.join('; ') }
  if (more > 0) {
    list.en += ` and ${more} more`
    list.vi += ` và ${more} bài khác`
  }
  const message = {
    en: `Published posts show the picture with this alt text: ${list.en}. Give another one, mark the picture as decorative, or give each use in these posts its own alt first.`,
    vi: `Bài đã đăng đang dùng mô tả này của ảnh: ${list.vi}. Hãy ghi mô tả khác, đánh dấu là ảnh trang trí, hoặc ghi mô tả riêng ở từng bài trước.`,
  }
  return new Problem('wrong_state', {
    detail: message,
    errors: [{ pointer: '/alt', code: 'alt_required', message }],
  })
}

/** Rejects writes that take away the alt text of pictures which published posts show with it. */
export async function rejectRemovedAlts(
  drafts: readonly Draft<Media, MediaInput>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const losing = drafts.filter(losesAlt).map(({ id }) => id)
  if (losing.length === 0) return
  const posts = await dependentPosts(transaction, losing)
  for (const id of losing) {
    const ofFile = posts.filter(({ media_id }) => media_id === id)
    if (ofFile.length > 0) rejectRow(id, altNeeded(ofFile))
  }
}
