import type { Database } from '../../../../platform/database/database.ts'

/** Posts and texts of a batch, which then takes a few milliseconds. */
const batchPosts = 200
const batchTexts = 500

const selectPosts = `select post_id from working_drafts where post_id > $1 order by post_id limit ${batchPosts}`

/** What is neither among the newest of its post nor was submitted. */
const deleteOld = `delete from working_draft_revisions using (
    select old.post_id, old.revision from unnest($1::uuid[]) as post(id) cross join lateral (
      select post_id, revision from working_draft_revisions
      where post_id = post.id and not kept
        and revision < (select revision from working_draft_revisions where post_id = post.id order by revision desc offset $2 limit 1)
      order by revision limit ${batchTexts}) as old
    limit ${batchTexts}) as old
  where working_draft_revisions.post_id = old.post_id and working_draft_revisions.revision = old.revision`

/**
 * Deletes the texts of working drafts of all posts that are older than the newest ones. Those that were submitted stay.
 * @param keep how many of the newest texts of the drafts of each post stay
 */
export async function deleteOldDraftRevisions(
  { pool }: Database,
  keep: number,
  isStopped: () => boolean,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (!isStopped()) {
    const { rows } = await pool.query<{ post_id: string }>(selectPosts, [after])
    const ids = rows.map(({ post_id }) => post_id)
    let deleted = batchTexts
    while (deleted === batchTexts && !isStopped())
      deleted = (await pool.query(deleteOld, [ids, keep - 1])).rowCount ?? 0
    if (ids.length < batchPosts) return
    after = ids.at(-1)!
  }
}
