import { sql } from 'drizzle-orm'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { changeRow, rowForWrite, rowInTrash, type WrittenRow } from '../../../platform/resource/write.ts'
import { assertAltTexts } from './alt-texts.ts'
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
  if (current.deleted_at !== null) throw rowInTrash()
  const reschedules = transition === 'publish' && publishedAt !== null && publishedAt !== current.published_at
  if (status === targetStatus[transition] && !reschedules) return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (!allowedFrom[transition].includes(status) && !(status === 'published' && reschedules))
    throw wrongStateProblem(transition)
  if (transition !== 'publish') return await changeRow(writing, current, { status: targetStatus[transition] })
  await assertAltTexts(writing.transaction, current)
  // a moment is stored in milliseconds, and must not be rounded into the future
  const publicationTime = publishedAt ?? current.published_at ?? sql`date_trunc('milliseconds', now())`
  return await changeRow(writing, current, { status: 'published', published_at: publicationTime })
}
