import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import type { Post } from '../schema.ts'
import { previewLinks } from './table.ts'

/** Whether a write may take a post from readers who have it since the time for which it was scheduled. */
const mayHide = ({ current, row }: StoredRow<Post>): boolean =>
  current?.status === 'published' &&
  current.deleted_at === null &&
  (row.status !== 'published' || row.deleted_at !== null || row.published_at !== current.published_at)

/**
 * Withdraws the links of scheduled posts whose time has come, before readers lose the posts: the links ended without a write,
 * and must not work again.
 */
export async function withdrawEndedLinks(
  rows: readonly StoredRow<Post>[],
  { transaction: { orm } }: WriteContext,
): Promise<void> {
  const hidden = rows.filter(mayHide)
  if (hidden.length === 0) return
  const ids = hidden.map(({ id }) => id)
  const times = hidden.map(({ current }) => current!.published_at)
  await orm.execute(
    sql`delete from ${previewLinks} using unnest(${sql.param(ids)}::uuid[], ${sql.param(times)}::timestamptz[]) as public_post(id, since)
      where ${qualified(previewLinks.post_id)} = public_post.id and public_post.since <= now() and ${qualified(previewLinks.created_at)} < public_post.since`,
  )
}
