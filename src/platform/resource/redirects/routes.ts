import { is, sql, SQL } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../database/columns.ts'
import type { Api } from '../../http/api.ts'
import { defineReadOnlyResource } from '../define.ts'
import type { ReadOnlyResource } from '../definition.ts'
import { choiceFilter, rangeFilters } from '../filters.ts'
import { fromFilter } from './from-filter.ts'
import { sortByBefore } from '../sort-by-before.ts'
import { listRoute } from '../routes.ts'
import { joinConditions, accessConditions } from '../rows.ts'
import { valueSort } from '../sorts.ts'
import { slugAtAddress } from './site-address.ts'
import { slugRedirects as table } from './table.ts'

/** The schema of a redirect. */
const redirectOf = (paths: readonly string[]) =>
  z
    .object({
      id: z.uuid().describe('UUID version 7 of the redirect.'),
      resource: z.enum(paths).describe('Path of the resource, in the plural. The list grows.'),
      from: z
        .string()
        .describe(
          'The former slug, for which a request gets a 308; or the address on another website, as it was imported.',
        ),
      to: z.string().describe('The current slug.'),
      url: z
        .string()
        .nullable()
        .describe(
          'Address of the page of a post on the website; null if SITE_POST_URL is not set, and for other kinds.',
        ),
      created_at: z.iso
        .datetime({ offset: true })
        .describe('When the slug was replaced, or the old address stored (UTC).'),
    })
    .meta({ id: 'Redirect', description: 'A former slug or an old address, and the current slug.' })

/** A branch that gives the current slug of a public row of one resource, unless readers find another row at the address. */
function currentSlugCase(resource: ReadOnlyResource, sitePostUrl: string | undefined): SQL {
  const { path, table: target } = resource
  const { slug } = target
  if (slug === undefined) throw new Error(`${path} has no slugs`)
  const visible = accessConditions(resource, { allRows: false }, 'exclude')
  const isRow = joinConditions([sql`${qualified(target.id)} = ${qualified(table.resource_id)}`, ...visible])
  const isTaken = joinConditions([sql`${qualified(slug)} = ${slugAtAddress(sitePostUrl)}`, ...visible])
  return sql`when ${sql.raw(`'${path}'`)} then (select ${qualified(slug)} from ${target} where ${isRow} and not exists (select 1 from ${target} where ${isTaken}))`
}

/** A branch that gives the address of the page of a row, for resources that have one. */
function pageAddressCase({ path, table: target, select }: ReadOnlyResource): SQL[] {
  const { url } = select
  if (url === undefined || !is(url, SQL.Aliased)) return []
  return [
    sql`when ${sql.raw(`'${path}'`)} then (select ${url.sql} from ${target} where ${qualified(target.id)} = ${qualified(table.resource_id)})`,
  ]
}

/** The address of the page of the row of a redirect. */
function pageAddress(resources: readonly ReadOnlyResource[]): SQL<string | null> {
  const cases = resources.flatMap(pageAddressCase)
  return cases.length === 0
    ? sql<string | null>`null::text`
    : sql<string | null>`case ${qualified(table.resource)} ${sql.join(cases, sql` `)} end`
}

/** The read-only resource of redirects. */
function redirectsOf(
  resources: readonly ReadOnlyResource[],
  sitePostUrl: string | undefined,
): ReadOnlyResource {
  const paths = resources.map(({ path }) => path)
  // null hides the redirect
  const currentSlug = () =>
    sql`case ${qualified(table.resource)} ${sql.join(
      resources.map((resource) => currentSlugCase(resource, sitePostUrl)),
      sql` `,
    )} end`
  return defineReadOnlyResource({
    path: 'redirects',
    one: 'Redirect',
    many: 'Redirects',
    label: { one: 'a redirect', many: 'redirects', vi: 'đường dẫn đã chuyển hướng' },
    access: { read: 'public' },
    description:
      'Replaced slugs and addresses of earlier websites, each with the current slug of what readers see now: all of them, for web servers that make redirects themselves, or with `from` the answer for one address.',
    table,
    output: redirectOf(paths),
    select: {
      id: table.id,
      resource: sql<string>`${qualified(table.resource)}`.as('resource'),
      from: sql<string>`coalesce(${qualified(table.address)}, ${qualified(table.slug)})`.as('from'),
      to: sql<string>`${currentSlug()}`.as('to'),
      url: pageAddress(resources).as('url'),
      created_at: table.created_at,
    },
    baseCondition: () => sql`${currentSlug()} is not null`,
    filters: {
      from: fromFilter(paths, sitePostUrl),
      resource: choiceFilter(table.resource, paths, 'Only redirects of these kinds.'),
      ...rangeFilters('created_at', table.created_at, 'instant', 'the change'),
    },
    sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'the change') },
    defaultSort: '-created_at',
  })
}

/** Registers the list of redirects, for the resources with slugs. */
export function redirectsRoutes(api: Api): void {
  const withSlugs = api.resources.filter(({ key }) => key === 'slug')
  listRoute(
    api,
    redirectsOf(
      sortByBefore(withSlugs, ({ many }) => many),
      api.config.sitePostUrl,
    ),
  )
}
