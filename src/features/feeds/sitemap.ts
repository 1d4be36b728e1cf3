import { sql } from 'drizzle-orm'
import { posts } from '../../domain/content/posts/table.ts'
import { visiblePost } from '../../domain/content/posts/visibility.ts'
import { escapeMarkup } from '../../libraries/markup/escape.ts'
import type { Connection } from '../../platform/database/database.ts'
import { sqlStatement } from '../../platform/database/statement.ts'

/** How many addresses a sitemap may have (sitemaps.org). */
const maxAddresses = 50_000

const length = sql.placeholder('length')
const visible = sql`${posts.deleted_at} is null and ${visiblePost()}`

/** Whether search engines are to list the page of a post, and at its own address. */
const isListed = sql`not seo_noindex and coalesce(seo_canonical = replace(${sql.placeholder('site')}::text, '{slug}', slug), true)`

/** Postgres writes the lines: 50,000 rows would take the server longer than their text does. */
const readAddresses = sqlStatement<{ urls: string }>(
  'sitemap_addresses',
  sql`select coalesce(string_agg('<url><loc>' || replace(${sql.placeholder('template')}::text, '{slug}', slug) || '</loc><lastmod>' || to_char(greatest(updated_at, published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '</lastmod></url>', ${'\n'} order by published_at, id), '') as urls
    from (select slug, updated_at, published_at, id, seo_noindex, seo_canonical from ${posts} where ${visible} and ${posts.published_at} >= ${sql.placeholder('from')}::timestamptz order by ${posts.published_at}, ${posts.id} limit ${length}::int) as post
    where ${isListed}`,
)

/** Whether one sitemap is not enough. */
const exceedsOne = sqlStatement<{ exceeds: boolean }>(
  'sitemap_size',
  sql`select count(*) > ${length}::int as exceeds from (select from ${posts} where ${visible} limit ${length}::int + 1) as first_posts`,
)

/** The first moment of each sitemap, from the oldest posts on: new posts change the last sitemap alone. */
const readStarts = sqlStatement<{ start: string }>(
  'sitemap_starts',
  sql`select published_at as start from (select published_at, row_number() over (order by published_at, id) as place from ${posts} where ${visible}) as post where (place - 1) % ${length}::int = 0 order by place`,
)

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** What a sitemap is about. */
interface SitemapOptions {
  /** The address of a post on the website, with `{slug}`. */
  template: string
  /** The address of the sitemap. */
  address: string
  /** The first time of publication in one of several sitemaps. */
  from?: string | undefined
  length?: number
}

/** The sitemap of all public posts. More than `length` are in several ones, and the answer is an index of these. */
export async function readSitemap(
  connection: Connection,
  { template, address, from, length = maxAddresses }: SitemapOptions,
): Promise<string> {
  if (from === undefined && (await exceedsOne.first(connection, { length }))!.exceeds) {
    const starts = await readStarts.all(connection, { length })
    const parts = starts.map(({ start }) => `<sitemap><loc>${address}?from=${start}</loc></sitemap>`)
    return `${declaration}\n<sitemapindex ${namespace}>\n${parts.join('\n')}\n</sitemapindex>\n`
  }
  const values = { template: escapeMarkup(template), site: template, from: from ?? '-infinity', length }
  const row = await readAddresses.first(connection, values)
  return `${declaration}\n<urlset ${namespace}>\n${row!.urls}\n</urlset>\n`
}
