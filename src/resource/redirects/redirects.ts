import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../database/columns.ts'
import type { Connection, Transaction } from '../../database/database.ts'
import { statement } from '../../database/statement.ts'
import type { Access } from '../../http/policy.ts'
import type { Listing, Row } from '../definition.ts'
import { all, build, reachable, statementsOf } from '../rows.ts'
import { slugRedirects } from './table.ts'

/**
 * Keeps the slug that a row gives up; the last owner that readers see has it. A hidden row takes it over from none, so
 * that no draft breaks an address that readers have.
 */
export async function rememberSlug(
  { orm }: Transaction,
  resource: Listing,
  slug: string,
  id: string,
): Promise<void> {
  const isOwner = sql`${qualified(resource.table.id)} = ${id}`
  const seen = all([isOwner, ...reachable(resource, false, 'exclude')])
  await orm
    .insert(slugRedirects)
    .values({ id: uuidv7(), resource: resource.path, slug, resource_id: id })
    .onConflictDoUpdate({
      target: [slugRedirects.resource, slugRedirects.slug],
      set: { resource_id: id, created_at: sql`now()` },
      setWhere: sql`exists (select 1 from ${resource.table} where ${seen})`,
    })
}

/** Forgets the slugs that a row once had, when the row itself is removed for good. */
export async function forgetSlugs({ orm }: Transaction, resource: string, id: string): Promise<void> {
  await orm
    .delete(slugRedirects)
    .where(and(eq(slugRedirects.resource, resource), eq(slugRedirects.resource_id, id)))
}

/** The present slug of what once had this one, where the caller may see it. */
export async function currentSlug(
  connection: Connection,
  resource: Listing,
  access: Access,
  old: string,
): Promise<string | undefined> {
  const { slug } = resource.table
  if (resource.key !== 'slug' || slug === undefined) return undefined
  const found = statementsOf(resource).read.get(`redirect ${access.allRows}`, (name) => {
    const conditions = [
      sql`${qualified(slugRedirects.resource)} = ${resource.path}`,
      sql`${qualified(slugRedirects.slug)} = ${sql.placeholder('slug')}`,
      ...reachable(resource, access.allRows, 'exclude'),
    ]
    const query = build
      .select({ slug: sql<string>`${qualified(slug)}`.as('slug') })
      .from(slugRedirects)
      .innerJoin(
        resource.table,
        sql`${qualified(resource.table.id)} = ${qualified(slugRedirects.resource_id)}`,
      )
      .where(all(conditions))
    return statement<Row>(name, query)
  })
  const row = await found.first(connection, { slug: old })
  return row?.['slug'] as string | undefined
}
