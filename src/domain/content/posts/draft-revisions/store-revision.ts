import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../../platform/database/database.ts'

const newest = `(select max(revision) from working_draft_revisions where post_id = $1)`

/** The text that is there now replaces that of the same caller within the interval, which then goes on. */
const insertRevision = `with written as (select * from working_drafts where post_id = $1 and content is not null),
  replaced as (
    delete from working_draft_revisions old using written
    where $3::int > 0 and old.post_id = $1 and old.revision = ${newest} and old.ended_at is null and not old.kept
      and old.actor = written.updated_by and old.base_revision = written.base_revision
      and old.interval_began_at > now() - make_interval(mins => $3)
    returning old.interval_began_at)
  insert into working_draft_revisions (id, post_id, revision, base_revision, interval_began_at, actor, actor_name, title, content)
  select $2, post_id, base_revision + edits, base_revision, coalesce((select interval_began_at from replaced), now()), updated_by,
    updated_by_name, content ->> 'title', content - 'internal'
  from written`

/** How a text of a working draft came about. */
interface StoredText {
  /** Whether the text before it stays in any case, as where an earlier text is restored. */
  keepsFormer: boolean
}

/**
 * Keeps the text of a working draft that has just been stored. Of the saves by which a caller edits it within
 * `REVISIONS_INTERVAL`, the last one stays.
 */
export async function storeDraftRevision(
  { client, constants }: Transaction,
  postId: string,
  { keepsFormer }: StoredText,
): Promise<void> {
  const minutes = keepsFormer ? 0 : Number(constants['revisions_interval'] ?? 0)
  await client.query({
    name: 'keep_draft_revision',
    text: insertRevision,
    values: [postId, uuidv7(), minutes],
  })
}

/** Keeps the text that a working draft has now for good: it was submitted. */
export const keepDraftRevision = async ({ client }: Transaction, postId: string): Promise<void> =>
  void (await client.query(
    `update working_draft_revisions set kept = true where post_id = $1 and revision = ${newest}`,
    [postId],
  ))

/**
 * Notes that a working draft has ended, so that the next one replaces none of its texts.
 * @param publishedRevision the revision of the post with its texts; null if it was discarded
 */
export const endDraftRevisions = async (
  { client }: Transaction,
  postId: string,
  publishedRevision: number | null,
): Promise<void> =>
  void (await client.query(
    'update working_draft_revisions set ended_at = now(), published_revision = $2 where post_id = $1 and ended_at is null',
    [postId, publishedRevision],
  ))
