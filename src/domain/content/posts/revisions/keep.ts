import { is, sql, SQL } from 'drizzle-orm'
import { type PgColumn, PgDialect } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../../../platform/database/columns.ts'
import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { postFields } from '../selection.ts'
import { posts } from '../table.ts'
import { postRevisions } from './table.ts'

/** A field as answers have it: moments in UTC, whatever zone the session has. */
function said(field: PgColumn | SQL.Aliased): SQL {
  if (is(field, SQL.Aliased)) return field.sql
  if (!field.getSQLType().startsWith('timestamp')) return qualified(field)
  return sql`replace((${qualified(field)} at time zone 'UTC')::text, ' ', 'T') || 'Z'`
}

const content = sql.join(
  Object.entries(postFields).flatMap(([name, field]) => [sql.raw(`'${name}'`), said(field)]),
  sql`, `,
)

// made where the texts lie: they need not come and go for it
const KEEP = new PgDialect().sqlToQuery(
  sql`insert into ${postRevisions} (id, post_id, revision, actor, title, status, content)
    select given.kept_id, ${qualified(posts.id)}, ${qualified(posts.revision)}, ${sql.placeholder('actor')}, ${qualified(posts.title)}, ${qualified(posts.status)}, jsonb_build_object(${content})
    from unnest(${sql.placeholder('kept')}::uuid[], ${sql.placeholder('ids')}::uuid[]) as given(kept_id, post_id)
    join ${posts} on ${qualified(posts.id)} = given.post_id`,
).sql

/** Keeps the states that posts are in now, whole. */
export async function keepRevisions(
  rows: readonly StoredRow[],
  { transaction, access }: WriteContext,
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const kept = rows.map(() => uuidv7())
  const values = [access.caller.name, kept, ids]
  await transaction.client.query({ name: 'keep_revisions', text: KEEP, values })
}
