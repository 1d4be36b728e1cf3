import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Labels } from '../../../platform/resource/labels.ts'
import { posts } from './table.ts'
import { workingDrafts } from './working-draft/table.ts'

/** What can become of the next version of a post. */
export const nextStates = ['draft', 'submitted', 'returned', 'scheduled'] as const

/** What can become of a post. */
export const postStates = [...nextStates, 'approved', 'published', 'unpublished', 'archived'] as const

const postStateLabels: Labels<(typeof postStates)[number]> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  submitted: { vi: 'Chờ duyệt', en: 'Waiting for approval' },
  returned: { vi: 'Trả lại để sửa', en: 'Returned for changes' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  scheduled: { vi: 'Hẹn giờ đăng', en: 'Scheduled' },
  published: { vi: 'Đã đăng', en: 'Published' },
  unpublished: { vi: 'Đã gỡ', en: 'Taken down' },
  archived: { vi: 'Lưu trữ', en: 'Archived' },
}

const status = qualified(posts.status)
const publishedAt = qualified(posts.published_at)
const review = qualified(workingDrafts.review)

/** The state of a post. A draft with a time that has passed was public; one whose time is ahead was only scheduled. */
const state = sql`case
  when ${status} = 'archived' then 'archived'
  when ${status} = 'published' then case when ${publishedAt} > now() then 'scheduled' else 'published' end
  when ${review} is not null then ${review}
  when ${publishedAt} <= now() then 'unpublished'
  when ${qualified(workingDrafts.approval_stands)} and ${qualified(workingDrafts.base_revision)} is null then 'approved'
  else 'draft' end`

const nextState = sql`case when ${status} <> 'draft' and ${qualified(workingDrafts.base_revision)} is not null then case when ${qualified(workingDrafts.next_published_at)} is not null then 'scheduled' else coalesce(${review}, 'draft') end end`

/** The label of a state, from the one list of labels. */
const labelOf = (value: SQL) => sql`(${sql.raw(`'${JSON.stringify(postStateLabels)}'`)}::jsonb -> (${value}))`

/** Name and value of each field about the state, for `json_build_object`; beside the working draft of the post. */
export const stateFields = sql`'state', ${state}, 'state_label', ${labelOf(state)}, 'next_state', ${nextState}, 'next_state_label', ${labelOf(nextState)}`
