import { is, sql, SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { qualified, responseValue } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import type { Post } from '../schema.ts'
import { postFields } from '../selection.ts'
import { posts } from '../table.ts'
import { postRevisions } from './table.ts'

const content = sql.join(
  Object.entries(postFields).flatMap(([name, field]) => [
    sql.raw(`'${name}'`),
    is(field, SQL.Aliased) ? field.sql : responseValue(field),
  ]),
  sql`, `,
)

// built in the database, so that the texts are not sent to the server and back
const insertRevisions = new PgDialect().sqlToQuery(
  sql`insert into ${postRevisions} (id, post_id, revision, interval_began_at, actor, actor_name, title, status, content)
    select input.revision_id, ${qualified(posts.id)}, ${qualified(posts.revision)}, case when input.is_edit then now() end, ${sql.placeholder('actor')}, ${sql.placeholder('actor_name')}, ${qualified(posts.title)}, ${qualified(posts.status)}, jsonb_build_object(${content})
    from unnest(${sql.placeholder('revision_ids')}::uuid[], ${sql.placeholder('ids')}::uuid[], ${sql.placeholder('are_edits')}::boolean[]) as input(revision_id, post_id, is_edit)
    join ${posts} on ${qualified(posts.id)} = input.post_id`,
).sql

/** Whether a write changed the texts of a draft, and not its state. */
const isEditOfDraft = ({ current, row }: StoredRow<Post>): boolean =>
  [current, row].every((post) => post?.status === 'draft' && post.deleted_at === null)

/** Stores the complete current states of posts as revisions. */
export async function storeRevisions(
  rows: readonly StoredRow<Post>[],
  { transaction, access, file }: WriteContext,
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const revisionIds = rows.map(() => uuidv7())
  const { name, display_name } = access.caller
  // a file is a revision of its own
  const areEdits = rows.map((row) => file === undefined && isEditOfDraft(row))
  const values = [name, display_name, revisionIds, ids, areEdits]
  await transaction.client.query({ name: 'keep_revisions', text: insertRevisions, values })
}
