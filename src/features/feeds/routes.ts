import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { textParameter } from '../../platform/resource/comma-list.ts'
import { readFeed } from './read-feed.ts'
import { feedFormats, type FeedFormat } from './formats.ts'

const feedQuery = z.strictObject({
  section: textParameter()
    .optional()
    .describe('Only posts of this section and of all sections below it, by id or slug.')
    .meta({ examples: ['tin-tuc'] }),
  direct: z
    .enum(['true', 'false'])
    .optional()
    .meta({
      description: 'With `true`, without the posts of sections below `section`.',
      scalar: { type: 'boolean', default: false },
    }),
  tag: textParameter()
    .optional()
    .describe('Only posts with this tag, by id or slug.')
    .meta({ examples: ['chuyen-doi-so'] }),
})

const isFormat = (format: string): format is FeedFormat => format in feedFormats

/** Registers the feed in each format. */
export function feedRoutes(api: Api): void {
  for (const [format, { mediaType, name, operationId }] of Object.entries(feedFormats)) {
    if (!isFormat(format)) continue
    readRoute(api, {
      method: 'GET',
      url: `/feed.${format}`,
      operationId,
      tag: 'Feeds',
      summary: {
        en: `Read the newest posts as ${name}`,
        vi: `Xem các bài viết mới nhất dạng ${name}`,
      },
      description:
        'The 20 newest public posts with their whole text, for feed readers. Links lead to the website (`SITE_POST_URL`), else to this server.',
      query: feedQuery,
      cacheable: true,
      responses: {
        200: {
          description: 'The feed. `Last-Modified` says when its newest change was.',
          whole: true,
          contents: [{ mediaType, schema: z.string().describe(`A document in ${name}.`) }],
        },
      },
      problems: ['not_found'],
      handler: async ({ query, access }) => {
        const content = await readFeed(api, access, query)
        const { feedChangedAt, renderFeed } = await import('./render-feed.ts')
        const text = renderFeed(content, format, api.config)
        return {
          body: Buffer.from(text),
          mediaType,
          headers: { 'last-modified': feedChangedAt(content.posts).toUTCString() },
        }
      },
    })
  }
}
