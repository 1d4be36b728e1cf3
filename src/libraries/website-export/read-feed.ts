import { WebsiteExportError, type ExportedArticle, type WebsiteExport } from './exported-article.ts'
import { momentOfFeedDate, momentOfLocalTime, momentOfUtcTime } from './local-moment.ts'
import { wordpressHtml } from './wordpress-content.ts'
import { xmlItems, type XmlItem } from './xml-items.ts'

const articleTypes = new Set(['post', 'page'])
const statuses = new Set(['publish', 'future', 'draft', 'pending', 'private'])
/** The section that WordPress gives to posts without one. */
const noSection = /^(?:uncategorized|chưa phân loại|chưa được phân loại)$/i

/** Reads an RSS feed, or an export of WordPress (WXR), which is one with more fields. */
export function readFeed(source: string): WebsiteExport {
  const items = xmlItems(source)
  if (items.length === 0) throw new WebsiteExportError('it has no item of a feed')
  const pictures = new Map(
    items.flatMap(({ texts }): [string, string][] => {
      const [id, url] = [texts.get('wp:post_id'), texts.get('wp:attachment_url')]
      return id === undefined || url === undefined ? [] : [[id, url.trim()]]
    }),
  )
  const articles = items.flatMap((item) =>
    item.texts.has('wp:post_type') ? wordpressArticle(item, pictures) : feedArticle(item),
  )
  return { articles, leftOut: items.length - articles.length }
}

function wordpressArticle(item: XmlItem, pictures: ReadonlyMap<string, string>): ExportedArticle[] {
  const text = (name: string): string => item.texts.get(name)?.trim() ?? ''
  const status = text('wp:status')
  if (!articleTypes.has(text('wp:post_type')) || !statuses.has(status)) return []
  const id = text('guid') || text('link') || `wordpress-${text('wp:post_id')}`
  const picture = pictures.get(item.meta.get('_thumbnail_id') ?? '')
  const isPublished = status === 'publish' || status === 'future'
  return [
    {
      id,
      isPage: text('wp:post_type') === 'page',
      title: text('title'),
      html: wordpressHtml(item.texts.get('content:encoded') ?? '', pictures),
      summary: text('excerpt:encoded') || null,
      published_at: isPublished
        ? (momentOfUtcTime(text('wp:post_date_gmt')) ?? momentOfLocalTime(text('wp:post_date')))
        : null,
      section:
        item.categories.find(({ domain, name }) => domain === 'category' && !noSection.test(name))?.name ??
        null,
      author: null,
      address: webAddress(text('link')),
      otherAddresses: addresses(text('guid')),
      images: picture === undefined ? [] : [picture],
      attachments: [],
      isExcerpt: false,
    },
  ]
}

function feedArticle(item: XmlItem): ExportedArticle[] {
  const text = (name: string): string => item.texts.get(name)?.trim() ?? ''
  const whole = text('content:encoded')
  const html = whole || text('description')
  const id = text('guid') || text('link')
  if (html === '' || id === '') return []
  return [
    {
      id,
      isPage: false,
      title: text('title'),
      html,
      summary: null,
      published_at: momentOfFeedDate(text('pubDate') || text('dc:date')),
      section: item.categories.find(({ name }) => name !== '')?.name ?? null,
      author: null,
      address: webAddress(text('link')),
      otherAddresses: addresses(text('guid')),
      images: item.enclosures.filter((url) => /\.(?:jpe?g|png|gif|webp)(?:$|\?)/i.test(url)),
      attachments: item.enclosures.filter((url) => !/\.(?:jpe?g|png|gif|webp)(?:$|\?)/i.test(url)),
      isExcerpt: whole === '',
    },
  ]
}

const addresses = (text: string): string[] => {
  const address = webAddress(text)
  return address === null ? [] : [address]
}

function webAddress(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null
}
