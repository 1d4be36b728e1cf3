import { z } from 'zod'
import { posts } from '../../domain/content/posts/resource.ts'
import { findLivePost } from '../../domain/figures/figures/live-post.ts'
import type { Api } from '../../platform/http/api.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../platform/resource/slug-redirect.ts'

const { idParams } = schemasOf(posts)

const mediaType = 'text/html'

/** The route of the page for print. */
export function printRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/print',
    operationId: 'printPost',
    tag: 'Posts',
    summary: { en: 'Print a post', vi: 'In bài viết' },
    description:
      'A page for print and archive in the language of the post, with its address, its day and authors, pictures, the confirmed figures with the words that state them, the correction note and a hash of the content, which is in the header `X-Content-SHA256` too; the guide of the website says how to verify it. It loads pictures alone, and has no script.',
    params: idParams,
    cacheable: true,
    responses: {
      200: {
        description: 'The page.',
        whole: true,
        contents: [
          {
            mediaType,
            schema: z.string().describe('A page for print on A4.').meta({ example: '<!doctype html>…' }),
          },
        ],
      },
    },
    find: ({ params, access }) => findLivePost(api, access.caller, params.id),
    handler: async (_call, post) => {
      const [{ readPrinted }, { printPage }, { printPolicy }] = await Promise.all([
        import('./read-printed.ts'),
        import('./page.ts'),
        import('./style.ts'),
      ])
      const printed = await readPrinted(api, post)
      return {
        body: Buffer.from(printPage(printed)),
        mediaType,
        revision: post.revision,
        headers: { 'content-security-policy': printPolicy, 'x-content-sha256': printed.hash },
      }
    },
  })
}
