/** The formats of feeds, and what they are called. */
export const feedFormats = {
  rss: { mediaType: 'application/rss+xml', name: 'RSS 2.0', operationId: 'getRssFeed' },
  atom: { mediaType: 'application/atom+xml', name: 'Atom', operationId: 'getAtomFeed' },
  json: { mediaType: 'application/feed+json', name: 'JSON Feed', operationId: 'getJsonFeed' },
} as const

export type FeedFormat = keyof typeof feedFormats
