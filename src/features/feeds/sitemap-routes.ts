import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { instantParameter } from '../../platform/http/fields.ts'
import { Problem } from '../../platform/http/problems.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { serverAddress } from './addresses.ts'
import { readSitemap } from './sitemap.ts'

const noWebsite = () =>
  new Problem('not_found', {
    detail: {
      en: 'The server does not know the addresses of posts on the website: set SITE_POST_URL.',
      vi: 'Máy chủ chưa biết địa chỉ bài viết trên trang thông tin điện tử: hãy khai báo SITE_POST_URL.',
    },
  })

/** Search engines read the pages of the website; the same texts as JSON would only compete with them. */
const robots = (sitemap: string | undefined): string =>
  [
    'User-agent: *',
    'Allow: /v1/files/',
    'Disallow: /v1/',
    ...(sitemap === undefined ? [] : ['', `Sitemap: ${sitemap}`]),
    '',
  ].join('\n')

/** Registers the sitemap and `robots.txt`. */
export function sitemapRoutes(api: Api): void {
  const { config, database } = api
  const address = `${serverAddress(config)}/sitemap.xml`
  readRoute(api, {
    method: 'GET',
    url: '/sitemap.xml',
    operationId: 'getSitemap',
    tag: 'Feeds',
    summary: { en: 'Read the sitemap', vi: 'Xem sơ đồ trang web (sitemap)' },
    description:
      'The addresses of all public posts on the website (`SITE_POST_URL`) with the time of their newest change, oldest first, for search engines. More than 50,000 are in several sitemaps: the answer without `from` is then an index of them.',
    query: z.strictObject({
      from: instantParameter()
        .optional()
        .describe('The first time of publication in this sitemap, as the index has it.'),
      from_id: z
        .uuid()
        .optional()
        .describe(
          'The id of the first post in this sitemap, as the index has it beside `from` where posts of the same time are in the sitemap before.',
        ),
    }),
    cacheable: true,
    responses: {
      200: {
        description: 'The sitemap, or an index of sitemaps.',
        whole: true,
        contents: [
          { mediaType: 'application/xml', schema: z.string().describe('A document of sitemaps.org.') },
        ],
      },
    },
    problems: ['not_found'],
    handler: async ({ query }) => {
      if (config.sitePostUrl === undefined) throw noWebsite()
      const text = await readSitemap(database.pool, {
        template: config.sitePostUrl,
        address,
        from: query.from,
        fromId: query.from_id,
      })
      return { body: Buffer.from(text), mediaType: 'application/xml' }
    },
  })
  readRoute(api, {
    method: 'GET',
    url: '/robots.txt',
    operationId: 'getRobots',
    tag: 'Feeds',
    summary: { en: 'Read the rules for robots', vi: 'Xem quy tắc dành cho robot' },
    description:
      'Robots may read files, and the sitemap names the pages of the website; they read no other data of the API. `robots.txt` of the website itself is to name the sitemap as well.',
    cacheable: true,
    responses: {
      200: {
        description: 'The rules.',
        whole: true,
        contents: [{ mediaType: 'text/plain', schema: z.string().describe('A file of RFC 9309.') }],
      },
    },
    handler: async () => ({
      body: Buffer.from(robots(config.sitePostUrl === undefined ? undefined : address)),
      mediaType: 'text/plain',
    }),
  })
}
