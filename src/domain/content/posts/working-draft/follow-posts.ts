import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { differingFields } from '../differences/differing-fields.ts'
import { postInputForm } from '../input-form.ts'
import type { PostDraft } from '../related-input.ts'
import type { Post } from '../schema.ts'
import { posts } from '../table.ts'
import { workingDrafts } from './table.ts'

/** A post that was there before it was written. */
type ChangedPost = StoredRow<Post> & { current: Post }

const wasThere = (row: StoredRow<Post>): row is ChangedPost => row.current !== undefined

const textsDiffer = ({ current, row }: ChangedPost): boolean =>
  differingFields(postInputForm(current), postInputForm(row)).length > 0

/** Lets working drafts follow posts of which only the state changed: the texts are still those of their base. */
async function moveBases(rows: readonly ChangedPost[], { transaction: { orm } }: WriteContext) {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  const revisions = rows.map(({ current }) => current.revision)
  await orm.execute(
    sql`update ${workingDrafts} set base_revision = ${qualified(posts.revision)} from ${posts}, unnest(${sql.param(ids)}::uuid[], ${sql.param(revisions)}::int[]) as moved(id, revision) where ${qualified(posts.id)} = moved.id and ${qualified(workingDrafts.post_id)} = moved.id and ${qualified(workingDrafts.base_revision)} = moved.revision`,
  )
}

const changesTexts = ({ current, values }: PostDraft): boolean =>
  current !== undefined &&
  differingFields(postInputForm(current), { ...postInputForm(current), ...values }).length > 0

/** Takes approvals and submissions of posts back whose own texts were approved or submitted, and are about to change. */
export async function takeReviewsBack(
  drafts: readonly PostDraft[],
  { transaction: { orm } }: WriteContext,
): Promise<void> {
  const ids = drafts.filter(changesTexts).map(({ id }) => id)
  if (ids.length === 0) return
  const ofThese = inArray(workingDrafts.post_id, ids)
  await orm
    .update(workingDrafts)
    .set({ approval_stands: false })
    .where(and(ofThese, workingDrafts.approval_stands))
  await orm
    .update(workingDrafts)
    .set({ review: null, edits: sql`${workingDrafts.edits} + 1` })
    .where(and(ofThese, eq(workingDrafts.review, 'submitted'), isNull(workingDrafts.base_revision)))
}

/** Lets working drafts follow the writes of their posts. */
export async function followPosts(rows: readonly StoredRow<Post>[], context: WriteContext): Promise<void> {
  const changed = rows.filter(wasThere)
  await moveBases(
    changed.filter((row) => !textsDiffer(row)),
    context,
  )
}
