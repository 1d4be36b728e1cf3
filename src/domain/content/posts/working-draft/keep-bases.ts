import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { differingFields } from '../differences/differing-fields.ts'
import { postInputForm } from '../input-form.ts'
import type { Post } from '../schema.ts'
import { posts } from '../table.ts'
import { workingDrafts } from './table.ts'

/** Whether a write changed the state of a post and left its texts. */
const changesStateOnly = ({ current, row }: StoredRow<Post>): boolean =>
  current !== undefined &&
  (current.status !== row.status ||
    current.published_at !== row.published_at ||
    current.deleted_at !== row.deleted_at) &&
  differingFields(postInputForm(current), postInputForm(row)).length === 0

/** Lets working drafts follow posts that are published, unpublished or restored: their texts are those of the base. */
export async function keepBases(
  rows: readonly StoredRow<Post>[],
  { transaction: { orm } }: WriteContext,
): Promise<void> {
  const moved = rows.filter(changesStateOnly)
  if (moved.length === 0) return
  const ids = moved.map(({ id }) => id)
  const before = moved.map(({ current }) => current!.revision)
  await orm.execute(
    sql`update ${workingDrafts} set base_revision = ${qualified(posts.revision)} from ${posts}, unnest(${sql.param(ids)}::uuid[], ${sql.param(before)}::int[]) as moved(id, revision) where ${qualified(posts.id)} = moved.id and ${qualified(workingDrafts.post_id)} = moved.id and ${qualified(workingDrafts.base_revision)} = moved.revision`,
  )
}
