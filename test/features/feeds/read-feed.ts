import Parser from 'rss-parser'

/** What the formats have in common. */
export interface ReadFeed {
  title: string | undefined
  /** Its own address. */
  self: string | undefined
  /** The website. */
  url: string | undefined
  items: {
    id: string | undefined
    title: string | undefined
    url: string | undefined
    published: string | undefined
    summary: string | undefined
    content: string | undefined
    author: string | undefined
  }[]
}

async function readXml(text: string): Promise<ReadFeed> {
  const feed = await new Parser<object, { published?: string; id?: string; 'content:encoded'?: string }>({
    customFields: { item: ['published', 'id'] },
  }).parseString(text)
  return {
    title: feed.title,
    self: feed.feedUrl,
    url: feed.link,
    items: feed.items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      url: item.link,
      published: item.published ?? item.pubDate,
      summary: 'content:encoded' in item ? item.content : item.summary,
      content: item['content:encoded'] ?? item.content,
      author: item.creator ?? (item as { author?: string }).author,
    })),
  }
}

interface JsonFeed {
  title: string
  feed_url: string
  home_page_url: string
  items: {
    id: string
    url: string
    title: string
    content_html: string
    summary?: string
    date_published: string
    authors?: { name: string }[]
  }[]
}

function readJson(text: string): ReadFeed {
  const { title, feed_url, home_page_url, items } = JSON.parse(text) as JsonFeed
  return {
    title,
    self: feed_url,
    url: home_page_url,
    items: items.map(({ id, url, summary, content_html, date_published, authors, ...item }) => ({
      id,
      url,
      title: item.title,
      published: date_published,
      summary,
      content: content_html,
      author: authors?.[0]?.name,
    })),
  }
}

/** Reads a feed with a package that did not write it. */
export const readFeed = async (format: string, text: string): Promise<ReadFeed> =>
  format === 'json' ? readJson(text) : await readXml(text)
