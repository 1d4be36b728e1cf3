import type { RemovedRevisions, RevisionKey } from '../../content/posts/revisions/removable.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'

const selectQuoted = `select distinct figures.post_id, figures.post_revision as revision
  from unnest($1::uuid[], $2::int[]) as removed(post_id, revision)
  join figures on figures.post_id = removed.post_id and figures.post_revision = removed.revision`

/** Keeps the revisions whose words a figure quotes, also a figure in the trash. */
export async function keepQuotedRevisions(
  { revisions, keep }: RemovedRevisions,
  { transaction: { client } }: Pick<WriteContext, 'transaction'>,
): Promise<void> {
  const { rows } = await client.query<RevisionKey>(selectQuoted, [
    revisions.map(({ post_id }) => post_id),
    revisions.map(({ revision }) => revision),
  ])
  rows.forEach(keep)
}
