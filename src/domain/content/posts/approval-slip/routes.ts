import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { negotiateFormat } from '../../../../platform/http/negotiate.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import { findPost } from '../find-post.ts'
import { posts } from '../resource.ts'
import { approvalSlip } from './schema.ts'

const { idParams } = schemasOf(posts)

const mediaTypes = { json: 'application/json', html: 'text/html' } as const

const privateHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }

/** Registers the approval slip of a post, for editors. */
export function approvalSlipRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/approval-slip',
    operationId: 'getApprovalSlip',
    tag: 'Posts',
    summary: { en: 'Print the approval slip of a post', vi: 'In phiếu duyệt bài viết' },
    description:
      'Who wrote, edited, submitted, returned and approved it, and when: as a page for print (`Accept: text/html`), or as JSON. It is about the text that waits for approval, else about the post as it stands.',
    params: idParams,
    responses: {
      200: {
        description: 'The slip.',
        whole: true,
        contents: [
          { mediaType: mediaTypes.json, schema: approvalSlip },
          {
            mediaType: mediaTypes.html,
            schema: z.string().describe('A page for print on A4.').meta({ example: '<!doctype html>…' }),
          },
        ],
      },
    },
    problems: ['not_acceptable'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ request }, post) => {
      const format = negotiateFormat(request, ['json', 'html'], mediaTypes, {
        en: 'leave the header out',
        vi: 'bỏ tiêu đề này',
      })
      const { readSlip } = await import('./read-slip.ts')
      const slip = await readSlip(api, post)
      const mediaType = mediaTypes[format]
      if (format === 'json') return { body: slip, mediaType, headers: privateHeaders }
      const { slipPage, slipPolicy } = await import('./page.ts')
      const headers = { ...privateHeaders, 'content-security-policy': slipPolicy }
      return { body: Buffer.from(slipPage(slip, api.config.schoolName)), mediaType, headers }
    },
  })
}
