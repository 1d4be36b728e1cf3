import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import type { Change } from '../../../../platform/http/audit-trail.ts'
import { id } from '../../../../platform/http/fields.ts'
import { negotiateFormat } from '../../../../platform/http/negotiate.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { readRoute, writeRoute } from '../../../../platform/http/register-route.ts'
import type { WriteResult } from '../../../../platform/http/route.ts'
import { listResponse } from '../../../../platform/resource/list-response.ts'
import { listRows } from '../../../../platform/resource/list.ts'
import type { ListQuery } from '../../../../platform/resource/plan.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import { findPost } from '../find-post.ts'
import { posts } from '../resource.ts'
import { noPreviewText } from './no-preview.ts'
import { previewPolicy } from './page-style.ts'
import { noPreviewPage, previewPage } from './page.ts'
import { readPreview } from './read-preview.ts'
import { previewLinks } from './resource.ts'
import { newPreviewLink, postPreview, previewLinkInput } from './schema.ts'
import { storePreviewLink, withdrawPreviewLink } from './store-link.ts'

const { idParams } = schemasOf(posts)
const { listQuery, list } = schemasOf(previewLinks)
const query = listQuery.omit({ post_id: true })
const linkParams = z.object({ ...idParams.shape, link_id: id().describe('Id of the link.') })
const previewParams = z.object({
  secret: z.string().meta({ description: 'The secret of the link: the last part of its address.' }),
})

const url = '/v1/posts/:id/preview-links'

const mediaTypes = { json: 'application/json', html: 'text/html' } as const

const htmlContent = {
  mediaType: mediaTypes.html,
  schema: z.string().describe('A page.').meta({ example: '<!doctype html>…' }),
}

/** The headers of every preview: no cache stores it, no search engine lists it, and no other site gets its address. */
const privateHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

/** What the audit trail notes of a link: never its secret. */
const change = (linkId: string, field: string): Change => ({
  resource: previewLinks.path,
  id: linkId,
  revision: null,
  fields: [field],
})

const noPreview = () => new Problem('not_found', { detail: noPreviewText, headers: privateHeaders })

function previewRoute(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/previews/:secret',
    operationId: 'getPreview',
    tag: 'Posts',
    summary: { en: 'Preview a post', vi: 'Xem trước bài viết' },
    description:
      'The next version of a post as it is now, in the fields that readers of the published post get: as a page, or as JSON, whichever `Accept` prefers. A link that is unknown, expired or withdrawn, and one whose post is published, archived or removed, is the same 404.',
    params: previewParams,
    hasSecretPath: true,
    responses: {
      200: {
        description: 'The preview.',
        whole: true,
        contents: [{ mediaType: mediaTypes.json, schema: postPreview }, htmlContent],
      },
      404: { description: 'A page that says that the link does not work.', contents: [htmlContent] },
    },
    problems: ['not_acceptable'],
    handler: async ({ params, access, request }) => {
      const format = negotiateFormat(request, ['json', 'html'], mediaTypes, {
        en: 'leave the header out',
        vi: 'bỏ tiêu đề này',
      })
      const preview = await readPreview(api, access, params.secret)
      const mediaType = mediaTypes[format]
      if (format === 'json') {
        if (preview === undefined) throw noPreview()
        return { body: preview.post, mediaType, headers: privateHeaders }
      }
      const headers = { ...privateHeaders, 'content-security-policy': previewPolicy }
      if (preview === undefined) return { status: 404, body: Buffer.from(noPreviewPage), mediaType, headers }
      return { body: Buffer.from(previewPage(preview, preview.expiresAt)), mediaType, headers }
    },
  })
}

/** The routes of preview links, for editors, and of previews, for callers with a link. */
export function previewRoutes(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url,
    operationId: 'addPreviewLink',
    tag: 'Posts',
    summary: { en: 'Make a link to the preview of a post', vi: 'Tạo liên kết xem trước bài viết' },
    description:
      'Whoever has the link reads the next version of the post without a key, as it is when the link is opened, until the link expires, is withdrawn or the post is published. The response contains the secret address, only this once. An Idempotency-Key is an error, since responses with secrets are not stored. A post has at most 20 links.',
    params: idParams,
    body: previewLinkInput,
    idempotencyKey: 'refused',
    responses: { 201: { description: 'The link, with its secret address.', schema: newPreviewLink } },
    problems: ['wrong_state'],
    handler: async (call): Promise<WriteResult> => {
      const writing = writingOf(api, posts, call)
      const link = await storePreviewLink(writing, call.params.id, call.body.expires_in)
      const address = `${api.config.publicUrl ?? ''}/v1/previews/${link.secret}`
      return {
        status: 201,
        body: { id: link.id, url: address, expires_at: link.expires_at },
        headers: { location: `/v1/posts/${link.postId}/preview-links` },
        changes: [change(link.id, 'expires_at')],
      }
    },
  })
  subresourceRoute(api, posts, {
    method: 'GET',
    url,
    operationId: 'listPreviewLinks',
    tag: 'Posts',
    summary: { en: 'List the preview links of a post', vi: 'Danh sách liên kết xem trước của bài viết' },
    description: 'Those that have not expired, newest first, without their secret addresses.',
    params: idParams,
    query,
    responses: { 200: { description: 'A page of links.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ query, access, request }, post) => {
      const asked: ListQuery = { ...query, post_id: [post.id] }
      const page = await listRows(api, previewLinks, access, asked)
      return await listResponse(api, previewLinks, request, page, asked)
    },
  })
  writeRoute(api, {
    method: 'DELETE',
    url: `${url}/:link_id`,
    operationId: 'withdrawPreviewLink',
    tag: 'Posts',
    summary: { en: 'Withdraw a preview link', vi: 'Thu hồi liên kết xem trước' },
    description: 'It answers 404 from then on.',
    params: linkParams,
    responses: { 204: { description: 'It works no more.' } },
    handler: async (call): Promise<WriteResult> => {
      await withdrawPreviewLink(writingOf(api, posts, call), call.params.id, call.params.link_id)
      return { status: 204, body: undefined, changes: [change(call.params.link_id, 'withdrawn')] }
    },
  })
  previewRoute(api)
}
