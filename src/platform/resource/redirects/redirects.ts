import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../database/columns.ts'
import type { Connection, Transaction } from '../../database/database.ts'
import { statement } from '../../database/statement.ts'
import type { Access } from '../../access/policy.ts'
import type { ReadOnlyResource } from '../definition.ts'
import type { Row } from '../row.ts'
import { joinConditions, queryBuilder, accessConditions, accessValues, statementsOf } from '../rows.ts'
import { slugRedirects } from './table.ts'

/**
 * Stores the slugs of public rows before a write changes the slugs or hides the rows. Slugs of hidden rows are not stored:
 * they may contain unpublished titles.
 * @param ids of rows that are locked and not yet changed
 * @param renamed whether the rows get other slugs. Then they take over existing redirects with their old slugs; rows that
 * are only hidden do not
 */
export async function storeFormerSlugs(
  { orm }: Transaction,
  resource: ReadOnlyResource,
  ids: readonly string[],
  renamed: boolean,
): Promise<void> {
  const { table } = resource
  if (resource.key !== 'slug' || table.slug === undefined || ids.length === 0) return
  const isSeen = joinConditions([sql`true`, ...accessConditions(resource, { allRows: false }, 'exclude')])
  const onConflict = renamed
    ? sql`update set resource_id = excluded.resource_id, created_at = now()`
    : sql`nothing`
  await orm.execute(sql`insert into ${slugRedirects} (id, resource, slug, resource_id)
    select named.redirect, ${resource.path}, ${qualified(table.slug)}, ${qualified(table.id)}
    from unnest(${sql.param(ids.map(() => uuidv7()))}::uuid[], ${sql.param([...ids])}::uuid[]) as named (redirect, id)
    join ${table} on ${qualified(table.id)} = named.id where ${isSeen}
    on conflict (resource, slug) do ${onConflict}`)
}

/** Deletes the former slugs of a row that is purged. */
export async function deleteFormerSlugs({ orm }: Transaction, resource: string, id: string): Promise<void> {
  await orm
    .delete(slugRedirects)
    .where(and(eq(slugRedirects.resource, resource), eq(slugRedirects.resource_id, id)))
}

/** The current slug of the row that once had another one, if the caller may see the row. */
export async function currentSlug(
  connection: Connection,
  resource: ReadOnlyResource,
  access: Access,
  formerSlug: string,
): Promise<string | undefined> {
  const { slug } = resource.table
  if (resource.key !== 'slug' || slug === undefined) return undefined
  const found = statementsOf(resource).read.get(`redirect ${access.allRows} ${access.ownRows}`, (name) => {
    const conditions = [
      sql`${qualified(slugRedirects.resource)} = ${resource.path}`,
      sql`${qualified(slugRedirects.slug)} = ${sql.placeholder('slug')}`,
      ...accessConditions(resource, access, 'exclude'),
    ]
    const query = queryBuilder
      .select({ slug: sql<string>`${qualified(slug)}`.as('slug') })
      .from(slugRedirects)
      .innerJoin(
        resource.table,
        sql`${qualified(resource.table.id)} = ${qualified(slugRedirects.resource_id)}`,
      )
      .where(joinConditions(conditions))
    return statement<Row>(name, query)
  })
  const row = await found.first(connection, { ...accessValues(access), slug: formerSlug })
  return row?.['slug'] as string | undefined
}
