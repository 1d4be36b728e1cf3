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
    from (select slug, updated_at, published_at, id, seo_noindex, seo_canonical from ${posts} where ${visible} and (${posts.published_at}, ${posts.id}) >= (${sql.placeholder('from')}::timestamptz, ${sql.placeholder('fromId')}::uuid) order by ${posts.published_at}, ${posts.id} limit ${length}::int) as post
    where ${isListed}`,
)

/** Whether one sitemap is not enough. */
const exceedsOne = sqlStatement<{ exceeds: boolean }>(
  'sitemap_size',
  sql`select count(*) > ${length}::int as exceeds from (select from ${posts} where ${visible} limit ${length}::int + 1) as first_posts`,
)

/**
 * Where each sitemap begins, from the oldest posts on: new posts change the last sitemap alone. Many posts of an archive have one
 * moment, so that a sitemap that begins among them begins with one of them by id.
 */
const readStarts = sqlStatement<{ start: string; id: string | null }>(
  'sitemap_starts',
  sql`select published_at as start, case when before = published_at then id end as id
    from (select published_at, id, row_number() over in_order as place, lag(published_at) over in_order as before from ${posts} where ${visible} window in_order as (order by published_at, id)) as post
    where (place - 1) % ${length}::int = 0 order by place`,
)

/** Before all ids. */
const firstId = '00000000-0000-0000-0000-000000000000'

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
  /** The id of its first post, if others of the same time are in the sitemap before. */
  fromId?: string | undefined
  length?: number
}

/** The sitemap of all public posts. More than `length` are in several ones, and the answer is an index of these. */
export async function readSitemap(
  connection: Connection,
  { template, address, from, fromId = firstId, length = maxAddresses }: SitemapOptions,
): Promise<string> {
  if (from === undefined && (await exceedsOne.first(connection, { length }))!.exceeds) {
    const starts = await readStarts.all(connection, { length })
    const parts = starts.map(({ start, id }) => {
      const firstPost = id === null ? '' : `&amp;from_id=${id}`
      return `<sitemap><loc>${address}?from=${start}${firstPost}</loc></sitemap>`
    })
    return `${declaration}\n<sitemapindex ${namespace}>\n${parts.join('\n')}\n</sitemapindex>\n`
  }
  const values = {
    template: escapeMarkup(template),
    site: template,
    from: from ?? '-infinity',
    fromId,
    length,
  }
  const row = await readAddresses.first(connection, values)
  return `${declaration}\n<urlset ${namespace}>\n${row!.urls}\n</urlset>\n`
}
