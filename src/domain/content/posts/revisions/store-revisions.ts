import { is, sql, SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { qualified, responseValue } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
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
  sql`insert into ${postRevisions} (id, post_id, revision, actor, actor_name, title, status, content)
    select input.revision_id, ${qualified(posts.id)}, ${qualified(posts.revision)}, ${sql.placeholder('actor')}, ${sql.placeholder('actor_name')}, ${qualified(posts.title)}, ${qualified(posts.status)}, jsonb_build_object(${content})
    from unnest(${sql.placeholder('revision_ids')}::uuid[], ${sql.placeholder('ids')}::uuid[]) as input(revision_id, post_id)
    join ${posts} on ${qualified(posts.id)} = input.post_id`,
).sql

/** Stores the complete current states of posts as revisions. */
export async function storeRevisions(
  rows: readonly StoredRow[],
  { transaction, access }: WriteContext,
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const revisionIds = rows.map(() => uuidv7())
  const { name, display_name } = access.caller
  const values = [name, display_name, revisionIds, ids]
  await transaction.client.query({ name: 'keep_revisions', text: insertRevisions, values })
}
