import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../database/columns.ts'
import type { Connection, Transaction } from '../../database/database.ts'
import { statement } from '../../database/statement.ts'
import type { Access } from '../../access/policy.ts'
import type { ReadOnlyResource } from '../definition.ts'
import type { Row } from '../row.ts'
import { joinConditions, queryBuilder, accessConditions, statementsOf } from '../rows.ts'
import { slugRedirects } from './table.ts'

/**
 * Keeps the slugs of rows that readers see, before a write takes the slugs or the rows away from them. Slugs of rows that
 * are hidden are no one's business: they may be working titles.
 * @param ids of rows that are locked and not yet changed
 * @param renamed the rows get other slugs, and have the old ones from now on; rows that are only hidden leave a former
 * slug to the row that readers still reach by it
 */
export async function storeFormerSlugs(
  { orm }: Transaction,
  resource: ReadOnlyResource,
  ids: readonly string[],
  renamed: boolean,
): Promise<void> {
  const { table } = resource
  if (resource.key !== 'slug' || table.slug === undefined || ids.length === 0) return
  const seen = joinConditions([sql`true`, ...accessConditions(resource, false, 'exclude')])
  const taken = renamed
    ? sql`update set resource_id = excluded.resource_id, created_at = now()`
    : sql`nothing`
  await orm.execute(sql`insert into ${slugRedirects} (id, resource, slug, resource_id)
    select named.redirect, ${resource.path}, ${qualified(table.slug)}, ${qualified(table.id)}
    from unnest(${sql.param(ids.map(() => uuidv7()))}::uuid[], ${sql.param([...ids])}::uuid[]) as named (redirect, id)
    join ${table} on ${qualified(table.id)} = named.id where ${seen}
    on conflict (resource, slug) do ${taken}`)
}

/** Forgets the slugs that a row once had, when the row itself is removed for good. */
export async function deleteFormerSlugs({ orm }: Transaction, resource: string, id: string): Promise<void> {
  await orm
    .delete(slugRedirects)
    .where(and(eq(slugRedirects.resource, resource), eq(slugRedirects.resource_id, id)))
}

/** The present slug of what once had this one, where the caller may see it. */
export async function currentSlug(
  connection: Connection,
  resource: ReadOnlyResource,
  access: Access,
  old: string,
): Promise<string | undefined> {
  const { slug } = resource.table
  if (resource.key !== 'slug' || slug === undefined) return undefined
  const found = statementsOf(resource).read.get(`redirect ${access.allRows}`, (name) => {
    const conditions = [
      sql`${qualified(slugRedirects.resource)} = ${resource.path}`,
      sql`${qualified(slugRedirects.slug)} = ${sql.placeholder('slug')}`,
      ...accessConditions(resource, access.allRows, 'exclude'),
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
  const row = await found.first(connection, { slug: old })
  return row?.['slug'] as string | undefined
}
