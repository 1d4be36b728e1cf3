import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { changeRow, rowForWrite, type Written } from '../../../platform/resource/write.ts'
import type { Post, PostInput } from './schema.ts'
import type { posts } from './table.ts'
import { assertMatches, type Precondition } from '../../../platform/http/etag.ts'

type Step = 'publish' | 'unpublish' | 'archive'
type Status = Post['status']

/** A write of a post. */
export type PostWriting = Writing<Post, PostInput, typeof posts>

/** From where each step goes; any other state refuses it. A create is always a draft. */
const from: Record<Step, readonly Status[]> = {
  publish: ['draft'],
  unpublish: ['published', 'archived'],
  archive: ['published'],
}

const ends: Record<Step, Status> = { publish: 'published', unpublish: 'draft', archive: 'archived' }

const refused = (step: Step, status: Status) =>
  new Problem('wrong_state', {
    detail: {
      en: `A post that is ${status} cannot go this way: ${step} starts from ${from[step].join(' or ')}.`,
      vi: `Bài ở trạng thái ${status} không thể ${step}; thao tác này chỉ áp dụng cho: ${from[step].join(', ')}.`,
    },
  })

/** Every picture of a published post says what it shows, or that it shows nothing of note. */
async function assertDescribed({ client }: Transaction, { cover, media: uses }: Post): Promise<void> {
  const undescribed = [
    ...(cover?.media_id && cover.alt === null ? [{ id: cover.media_id, pointer: '/cover/alt' }] : []),
    ...uses.flatMap((use, index) =>
      use.alt === null ? [{ id: use.media_id, pointer: `/media/${index}/alt` }] : [],
    ),
  ]
  if (undescribed.length === 0) return
  const { rows } = await client.query<{ id: string }>(
    `select id from media where id = any($1) and kind = 'image' and alt is null and not decorative`,
    [undescribed.map(({ id }) => id)],
  )
  const lacking = new Set(rows.map(({ id }) => id))
  const errors = undescribed
    .filter(({ id }) => lacking.has(id))
    .map(({ pointer }) => ({
      pointer,
      code: 'alt_required',
      message: {
        en: 'The picture needs an alt text before the post can be published; or mark it as decorative.',
        vi: 'Ảnh cần có mô tả (alt) trước khi đăng bài; hoặc đánh dấu là ảnh trang trí.',
      },
    }))
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
}

/** Takes a post one step on; one that is there already is answered unchanged. */
export async function takeStep(
  writing: PostWriting,
  key: string,
  step: Step,
  precondition: Precondition,
  publishedAt: string | null = null,
): Promise<Written<Post>> {
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
  const reschedules = step === 'publish' && publishedAt !== null && publishedAt !== current.published_at
  if (status === ends[step] && !reschedules) return { row: current, changed: [] }
  assertMatches(precondition, current.revision)
  if (!from[step].includes(status) && !(status === 'published' && reschedules)) throw refused(step, status)
  if (step !== 'publish') return await changeRow(writing, current, { status: ends[step] })
  await assertDescribed(writing.transaction, current)
  const moment = publishedAt ?? current.published_at ?? sql`now()`
  return await changeRow(writing, current, { status: 'published', published_at: moment })
}
