import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { changeRow, rowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import type { Post, PostInput } from './schema.ts'
import type { posts } from './table.ts'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'

type Transition = 'publish' | 'unpublish' | 'archive'
type Status = Post['status']

/** A write of a post. */
export type PostWriting = Writing<Post, PostInput, typeof posts>

/** The states that each transition starts from; a new post is always a draft. */
const allowedFrom: Record<Transition, readonly Status[]> = {
  publish: ['draft'],
  unpublish: ['published', 'archived'],
  archive: ['published'],
}

const targetStatus: Record<Transition, Status> = {
  publish: 'published',
  unpublish: 'draft',
  archive: 'archived',
}

/** What is possible in place of a transition, by the states that it does not start from. */
const remedies = {
  publish: {
    en: 'The post is archived: to publish it again, take it back first (unpublish).',
    vi: 'Bài đã lưu trữ; muốn đăng lại, đề nghị gỡ về bản nháp trước.',
  },
  unpublish: {
    en: 'Only what is published or archived is taken back.',
    vi: 'Chỉ gỡ được bài đã đăng hoặc đã lưu trữ.',
  },
  archive: {
    en: 'The post is a draft: publish it first; only a published post is archived.',
    vi: 'Bài còn là bản nháp; muốn lưu trữ, hãy đăng bài trước.',
  },
} as const satisfies Record<Transition, Bilingual>

const wrongStateProblem = (transition: Transition) =>
  new Problem('wrong_state', { detail: remedies[transition] })

/** @throws Problem 422 if a picture has no alt text and is not decorative; published posts need one */
export async function assertAltTexts({ client }: Transaction, { cover, media: uses }: Post): Promise<void> {
  const withoutAlt = [
    ...(cover?.media_id && cover.alt === null ? [{ id: cover.media_id, pointer: '/cover/alt' }] : []),
    ...uses.flatMap((use, index) =>
      use.alt === null ? [{ id: use.media_id, pointer: `/media/${index}/alt` }] : [],
    ),
  ]
  if (withoutAlt.length === 0) return
  const { rows } = await client.query<{ id: string }>(
    `select id from media where id = any($1) and kind = 'image' and alt is null and not decorative`,
    [withoutAlt.map(({ id }) => id)],
  )
  const missing = new Set(rows.map(({ id }) => id))
  const errors = withoutAlt
    .filter(({ id }) => missing.has(id))
    .map(({ pointer }) => ({
      pointer,
      code: 'alt_required',
      message: {
        en: 'The picture needs an alt text before the post can be published; or mark it as decorative.',
        vi: 'Ảnh cần có mô tả trước khi đăng bài; hoặc đánh dấu là ảnh trang trí.',
      },
    }))
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
}

/** Changes the status of a post; a post that already has the target status stays unchanged. */
export async function changeStatus(
  writing: PostWriting,
  key: string,
  transition: Transition,
  precondition: Precondition,
  publishedAt: string | null = null,
): Promise<WrittenRow<Post>> {
  const current = await rowForWrite(writing, key)
  const { status } = current
  if (current.deleted_at !== null) {
    throw new Problem('wrong_state', {
      detail: {
        en: 'It is in the trash; restore it first.',
        vi: 'Đang ở trong thùng rác; hãy khôi phục trước.',
      },
    })
  }
  const reschedules = transition === 'publish' && publishedAt !== null && publishedAt !== current.published_at
  if (status === targetStatus[transition] && !reschedules) return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (!allowedFrom[transition].includes(status) && !(status === 'published' && reschedules))
    throw wrongStateProblem(transition)
  if (transition !== 'publish') return await changeRow(writing, current, { status: targetStatus[transition] })
  await assertAltTexts(writing.transaction, current)
  const publicationTime = publishedAt ?? current.published_at ?? sql`now()`
  return await changeRow(writing, current, { status: 'published', published_at: publicationTime })
}
