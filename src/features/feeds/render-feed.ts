import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { Config } from '../../config.ts'
import { bylineText } from '../../domain/content/posts/byline-text.ts'
import { correctionHeading } from '../../domain/content/posts/correction-text.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import { escapeMarkup } from '../../libraries/markup/escape.ts'
import { validXml } from '../../libraries/markup/valid-xml.ts'
import { postAddress, serverAddress, siteAddress } from './addresses.ts'
import { feedFormats, type FeedFormat } from './formats.ts'
import type { FeedContent } from './read-feed.ts'

type Settings = Pick<Config, 'port' | 'publicUrl' | 'sitePostUrl' | 'schoolName'>

/** When readers last got another version of a post: a scheduled one is new at its time, not when it was written. */
function changedAt({ updated_at, published_at }: Pick<Post, 'updated_at' | 'published_at'>): Date {
  const [updated, published] = [new Date(updated_at), new Date(published_at ?? updated_at)]
  return published > updated ? published : updated
}

/** When a feed last changed; the beginning of time if it is empty. */
export const feedChangedAt = (posts: readonly Post[]): Date =>
  new Date(Math.max(0, ...posts.map((post) => changedAt(post).getTime())))

/** The picture of a post, with an absolute address. */
function pictureOf({ cover }: Post, settings: Settings) {
  if (cover?.url == null || !cover.type?.startsWith('image/')) return undefined
  return {
    url: new URL(cover.url, serverAddress(settings)).href,
    type: cover.type,
    length: cover.bytes ?? 0,
  }
}

/** The correction note below the text. */
const correctionOf = (post: Post) =>
  post.correction_note === null
    ? ''
    : `<p><strong>${correctionHeading(post)}</strong> ${escapeMarkup(post.correction_note).replaceAll('\n', '<br>')}</p>`

function entryOf(post: Post, settings: Settings) {
  return {
    id: `urn:uuid:${post.id}`,
    title: post.title,
    summary: post.summary ?? undefined,
    address: postAddress(settings, post.slug, post.url),
    published: new Date(post.published_at!),
    changed: changedAt(post),
    html: `${post.body_html!}${correctionOf(post)}`,
    authors: post.byline.map((author) => bylineText([author])).filter((text) => text !== ''),
    tags: post.tags ?? [],
    picture: pictureOf(post, settings),
  }
}

type Entry = ReturnType<typeof entryOf>

/** The address of a feed. Slugs need no encoding. */
function feedAddress(
  { section, isDirect, tag }: FeedContent,
  format: FeedFormat,
  settings: Settings,
): string {
  const filters = [
    section && `section=${section.slug}`,
    isDirect && 'direct=true',
    tag && `tag=${tag.slug}`,
  ].filter(Boolean)
  const query = filters.length === 0 ? '' : `?${filters.join('&')}`
  return `${serverAddress(settings)}/feed.${format}${query}`
}

function feedOf(content: FeedContent, format: FeedFormat, settings: Settings) {
  const { schoolName = 'Bantin' } = settings
  const { posts, section, tag } = content
  return {
    title: [schoolName, section?.name, tag?.name].filter(Boolean).join(' – '),
    description: section?.description ?? `Tin mới của ${schoolName}`,
    author: schoolName,
    home: siteAddress(settings),
    address: feedAddress(content, format, settings),
    changed: feedChangedAt(posts),
    entries: posts.map((post) => entryOf(post, settings)),
  }
}

type FeedData = ReturnType<typeof feedOf>

const generator = 'Bantin'

/** The package writes a text with markup on lines of its own, and readers take the blanks for a part of it. */
const withoutBlanks = (xml: string): string =>
  xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></')

/** A document of the package as feed readers take it. One character of one text must not make all of it unreadable. */
const readableXml = (xml: string): string => validXml(withoutBlanks(xml))

const rssItem = (entry: Entry) => ({
  title: entry.title,
  link: entry.address,
  guid: { value: entry.id, isPermaLink: false },
  pubDate: entry.published,
  ...(entry.summary === undefined ? {} : { description: escapeMarkup(entry.summary) }),
  content: { encoded: entry.html },
  categories: entry.tags.map(({ name }) => ({ name })),
  // an author of RSS has an e-mail address
  dc: { creators: entry.authors },
  ...(entry.picture === undefined ? {} : { enclosures: [entry.picture] }),
})

const asRss = ({ title, description, home, address, changed, entries }: FeedData): string =>
  readableXml(
    generateRssFeed({
      title,
      description,
      link: home,
      language: 'vi',
      lastBuildDate: changed,
      generator,
      atom: { links: [{ href: address, rel: 'self', type: feedFormats.rss.mediaType }] },
      items: entries.map(rssItem),
    }),
  )

const atomEntry = (entry: Entry) => ({
  id: entry.id,
  title: { value: entry.title, type: 'text' },
  updated: entry.changed,
  published: entry.published,
  ...(entry.summary === undefined ? {} : { summary: { value: entry.summary, type: 'text' } }),
  content: { value: entry.html, type: 'html' },
  authors: entry.authors.map((name) => ({ name })),
  categories: entry.tags.map(({ name, slug }) => ({ term: slug, label: name })),
  links: [
    { href: entry.address, rel: 'alternate' },
    ...(entry.picture === undefined
      ? []
      : [
          {
            href: entry.picture.url,
            rel: 'enclosure',
            type: entry.picture.type,
            length: entry.picture.length,
          },
        ]),
  ],
})

const asAtom = ({ title, description, author, home, address, changed, entries }: FeedData): string =>
  readableXml(
    generateAtomFeed({
      id: address,
      title: { value: title, type: 'text' },
      subtitle: { value: description, type: 'text' },
      updated: changed,
      generator: { text: generator },
      authors: [{ name: author }],
      links: [
        { href: home, rel: 'alternate' },
        { href: address, rel: 'self', type: feedFormats.atom.mediaType },
      ],
      entries: entries.map(atomEntry),
    }),
  )

const jsonItem = (entry: Entry) => ({
  id: entry.id,
  url: entry.address,
  title: entry.title,
  content_html: entry.html,
  ...(entry.summary === undefined ? {} : { summary: entry.summary }),
  ...(entry.picture === undefined ? {} : { image: entry.picture.url }),
  date_published: entry.published,
  date_modified: entry.changed,
  tags: entry.tags.map(({ name }) => name),
  authors: entry.authors.map((name) => ({ name })),
})

const asJson = ({ title, description, author, home, address, entries }: FeedData): string =>
  JSON.stringify(
    generateJsonFeed({
      title,
      description,
      home_page_url: home,
      feed_url: address,
      language: 'vi',
      authors: [{ name: author }],
      items: entries.map(jsonItem),
    }),
  )

const renderers = { rss: asRss, atom: asAtom, json: asJson }

/** Renders a feed as text. */
export const renderFeed = (content: FeedContent, format: FeedFormat, settings: Settings): string =>
  renderers[format](feedOf(content, format, settings))
