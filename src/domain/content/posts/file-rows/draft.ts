import type { Draft } from '../../../../platform/resource/draft.ts'
import type { Post } from '../schema.ts'
import type { PostFileInput, PostFileRow } from './schema.ts'

/** A row of a file of posts before it is stored. */
export type GivenRow = Draft<PostFileRow, PostFileInput>

/** The same with the state that its post gets. */
export type PostFileDraft = GivenRow & { values: { status: Post['status'] } }

/** The state from which a row of a file starts: a new post is a draft, and so is one that leaves the trash. */
export const statusBefore = (current: Post | undefined): Post['status'] =>
  current === undefined || current.deleted_at !== null ? 'draft' : current.status

/** A row with the state that its post gets: the one that it gives, else the one before. */
export const withStatus = (row: GivenRow): PostFileDraft => ({
  ...row,
  values: { ...row.values, status: row.values.status ?? statusBefore(row.current) },
})

/** Whether a row publishes its post. */
export const publishes = ({ current, values }: PostFileDraft): boolean =>
  values.status === 'published' && statusBefore(current) !== 'published'
