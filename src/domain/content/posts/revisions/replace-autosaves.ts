import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import type { Post } from '../schema.ts'
import { removableOf, type RevisionKey } from './removable.ts'

/** Edits of drafts by the same caller, one after the other, within an interval; only the last one stays. */
const selectReplaced = `select old.post_id, old.revision
  from unnest($1::uuid[], $2::int[]) as written(post_id, revision)
  join post_revisions new on new.post_id = written.post_id and new.revision = written.revision
  join post_revisions old on old.post_id = new.post_id and old.revision = new.revision - 1
  where new.interval_began_at is not null and old.actor = new.actor and not old.kept
    and old.interval_began_at > now() - make_interval(mins => $3)
    and not exists (select from working_drafts where post_id = old.post_id and base_revision = old.revision)`

/** The interval of what is removed goes on with what replaces it. */
const replace = `with removed as (
    delete from post_revisions old using unnest($1::uuid[], $2::int[]) as gone(post_id, revision)
    where old.post_id = gone.post_id and old.revision = gone.revision
    returning old.post_id, old.revision, old.interval_began_at)
  update post_revisions new set interval_began_at = removed.interval_began_at
  from removed where new.post_id = removed.post_id and new.revision = removed.revision + 1`

/**
 * Keeps at most one revision of the edits that a caller makes to a draft within `REVISIONS_INTERVAL`: an editor saves every
 * few seconds. It runs after the listeners of the write, which move quotes to the new text.
 */
export async function replaceAutosaves(
  rows: readonly StoredRow<Post>[],
  context: WriteContext,
): Promise<void> {
  const { transaction, dryRun } = context
  const { client, constants } = transaction
  const minutes = Number(constants['revisions_interval'] ?? 0)
  const edited = rows.filter(({ current }) => current?.status === 'draft')
  if (minutes === 0 || dryRun || edited.length === 0) return
  const { rows: candidates } = await client.query<RevisionKey>(selectReplaced, [
    edited.map(({ id }) => id),
    edited.map(({ row }) => row.revision),
    minutes,
  ])
  const replaced = await removableOf(candidates, context)
  if (replaced.length === 0) return
  await client.query(replace, [
    replaced.map(({ post_id }) => post_id),
    replaced.map(({ revision }) => revision),
  ])
}
