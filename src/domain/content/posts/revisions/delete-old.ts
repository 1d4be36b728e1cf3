import { anonymous } from '../../../../platform/access/caller.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { WriteEffects } from '../../../../platform/resource/write-context.ts'
import { contextOf } from '../../../../platform/resource/writing.ts'
import { posts } from '../resource.ts'
import { removableOf, type RevisionKey } from './removable.ts'

/** Posts and revisions of a batch, which then takes a few milliseconds. */
const batchPosts = 200
const batchRevisions = 500

const selectPosts = `select id from posts where id >= $1 order by id limit ${batchPosts}`

/** What is not among the newest of its post, was neither submitted nor approved, and is the base of no working draft. */
const selectOld = `select old.post_id, old.revision from unnest($1::uuid[]) as post(id) cross join lateral (
    select post_id, revision from post_revisions
    where post_id = post.id and (post_id, revision) > ($2::uuid, $3::int) and not kept
      and revision < (select revision from post_revisions where post_id = post.id order by revision desc offset $4 limit 1)
      and not exists (select from working_drafts where post_id = post.id and base_revision = revision)
    order by revision limit ${batchRevisions}) as old
  order by old.post_id, old.revision limit ${batchRevisions}`

const deleteRevisions = `delete from post_revisions using unnest($1::uuid[], $2::int[]) as old(post_id, revision)
  where post_revisions.post_id = old.post_id and post_revisions.revision = old.revision`

/** After the last revision of a post. */
const endOf = (post_id: string): RevisionKey => ({ post_id, revision: 2_147_483_647 })

/**
 * Deletes revisions of some posts that are older than the newest ones.
 * @param after where the batch begins
 * @returns where the next batch begins; undefined after the last post
 */
async function deleteBatch(
  database: Database,
  effects: WriteEffects,
  keep: number,
  after: RevisionKey,
): Promise<RevisionKey | undefined> {
  return await database.transaction(async (transaction) => {
    const { client } = transaction
    const { rows } = await client.query<{ id: string }>(selectPosts, [after.post_id])
    const ids = rows.map(({ id }) => id)
    const values = [ids, after.post_id, after.revision, keep - 1]
    const { rows: old } = await client.query<RevisionKey>(selectOld, values)
    const access = { caller: anonymous, allRows: false, internalFields: false }
    const removable = await removableOf(old, contextOf({ transaction, resource: posts, access, effects }))
    await client.query(deleteRevisions, [
      removable.map(({ post_id }) => post_id),
      removable.map(({ revision }) => revision),
    ])
    if (old.length === batchRevisions) return old.at(-1)
    return ids.length < batchPosts ? undefined : endOf(ids.at(-1)!)
  })
}

/**
 * Deletes the revisions of all posts that are older than the newest ones. Those that were submitted or approved, that a
 * working draft is based on or that a figure quotes stay.
 * @param keep how many of the newest revisions of each post stay
 */
export async function deleteOldRevisions(
  database: Database,
  effects: WriteEffects,
  keep: number,
  isStopped: () => boolean,
): Promise<void> {
  let after: RevisionKey | undefined = { post_id: '00000000-0000-0000-0000-000000000000', revision: 0 }
  while (after !== undefined && !isStopped()) after = await deleteBatch(database, effects, keep, after)
}
