import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../database/columns.ts'
import { addressKey, keyText, type AddressKey } from './address-key.ts'
import { slugRedirects as table } from './table.ts'

const marker = 'slug-of-post'

/** The address of the pages of posts around their slugs, as addresses are compared; undefined where it does not hold the slug. */
function siteOf(template: string): { host: string | null; before: string; after: string } | undefined {
  const key = addressKey(template.replace('{slug}', marker))
  // a slug in the host, or behind #, is in no path: each path would be that of a post
  if (key === undefined || !key.path.includes(marker)) return undefined
  const [before = '', after = ''] = key.path.split(marker)
  return { host: key.host, before, after }
}

/** The slug in the address of a page of the website. @param template such as `https://truong.example/tin/{slug}` */
export function slugOnSite({ host, path }: AddressKey, template: string): string | undefined {
  const site = siteOf(template)
  if (site === undefined || (host !== null && host !== site.host)) return undefined
  const { before, after } = site
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined
  return path.slice(before.length, path.length - after.length)
}

/**
 * The slug of the row that stands at the address of a redirect, if there is one: a former slug, or that of the page of the website
 * with an old address. What stands there now goes before what stood there once, in whichever order both were written.
 */
export function slugAtAddress(template: string | undefined): SQL {
  const site = template === undefined ? undefined : siteOf(template)
  const column = qualified(table.slug)
  if (site === undefined) return column
  const { host, before: path, after } = site
  const end = after.length
  const branches = [path, ...(host === null ? [] : [keyText({ host, path })])].map(
    (before) =>
      sql`when left(${column}, ${before.length}::int) = ${before} and right(${column}, ${end}::int) = ${after} then substr(${column}, ${before.length + 1}::int, greatest(length(${column}) - ${before.length + end}::int, 0))`,
  )
  return sql`case when ${qualified(table.address)} is null then ${column} ${sql.join(branches, sql` `)} end`
}
