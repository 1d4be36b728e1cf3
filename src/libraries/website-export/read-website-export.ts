import type { WebsiteExport } from './exported-article.ts'
import { readFeed } from './read-feed.ts'
import { readNukeviet } from './read-nukeviet.ts'
import { readWordpressJson } from './read-wordpress-json.ts'

/** The kinds of exports, by the ends of the names of their files. */
export type WebsiteExportKind = 'feed' | 'json' | 'sql'

const readers: Record<WebsiteExportKind, (source: string) => WebsiteExport> = {
  feed: readFeed,
  json: readWordpressJson,
  sql: readNukeviet,
}

/** The kind of an export by the name of its file; null for other files. */
export function websiteExportKind(name: string): WebsiteExportKind | null {
  if (/\.(?:xml|rss|wxr)$/i.test(name)) return 'feed'
  if (/\.json$/i.test(name)) return 'json'
  return /\.sql$/i.test(name) ? 'sql' : null
}

/**
 * Reads the articles of an export of a website.
 * @throws WebsiteExportError if it is none
 */
export function readWebsiteExport(source: string, kind: WebsiteExportKind): WebsiteExport {
  return readers[kind](source.replace(/^\ufeff/, ''))
}
