import { WebsiteExportError, type ExportedArticle, type WebsiteExport } from './exported-article.ts'
import { momentOfLocalTime, momentOfUtcTime } from './local-moment.ts'

type Fields = Readonly<Record<string, unknown>>

/** Reads a response of the API of WordPress, `/wp-json/wp/v2/posts` or `/pages`, with or without `_embed`. */
export function readWordpressJson(source: string): WebsiteExport {
  let read: unknown
  try {
    read = JSON.parse(source)
  } catch (error) {
    throw new WebsiteExportError(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const entries: unknown[] = Array.isArray(read) ? read : [read]
  const articles = entries.flatMap((entry) => (isFields(entry) ? article(entry) : []))
  if (articles.length === 0) throw new WebsiteExportError('it has no post of WordPress')
  return { articles, leftOut: entries.length - articles.length }
}

function article(entry: Fields): ExportedArticle[] {
  const title = rendered(entry['title'])
  const html = rendered(entry['content'])
  const address = text(entry['link'])
  const id = rendered(entry['guid']) || address
  if (id === '' || html === '' || text(entry['status']) === 'trash') return []
  const isPublished = ['publish', 'future', ''].includes(text(entry['status']))
  const published = momentOfUtcTime(text(entry['date_gmt'])) ?? momentOfLocalTime(text(entry['date']))
  const embedded = isFields(entry['_embedded']) ? entry['_embedded'] : {}
  const picture = firstFields(embedded['wp:featuredmedia'])?.['source_url']
  return [
    {
      id,
      isPage: text(entry['type']) === 'page',
      title,
      html,
      summary: null,
      published_at: isPublished ? published : null,
      section: sectionOf(embedded['wp:term']),
      author: null,
      address: address === '' ? null : address,
      otherAddresses: /^https?:\/\//i.test(id) ? [id] : [],
      images: typeof picture === 'string' ? [picture] : [],
      attachments: [],
      isExcerpt: false,
    },
  ]
}

/** The name of the first category among the embedded terms. */
function sectionOf(terms: unknown): string | null {
  const all = Array.isArray(terms) ? terms.flat().filter((term) => isFields(term)) : []
  const name = text(all.find((term) => term['taxonomy'] === 'category')?.['name'])
  return name === '' || /^uncategorized$/i.test(name) ? null : name
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const firstFields = (value: unknown): Fields | undefined =>
  Array.isArray(value) ? value.find((one) => isFields(one)) : undefined

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const rendered = (value: unknown): string => (isFields(value) ? text(value['rendered']) : text(value))
