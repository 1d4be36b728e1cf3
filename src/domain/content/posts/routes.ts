import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import type { RouteDeclaration } from '../../../platform/http/route.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { changeStatus } from './publishing.ts'
import { posts } from './resource.ts'
import { post, publishInput } from './schema.ts'

const { idParams } = schemasOf(posts)

/** What the three status changes have in common. */
const transition = {
  method: 'POST',
  tag: 'Posts',
  params: idParams,
  ifMatch: true,
  idempotencyKey: 'accepted',
  responses: { 200: { description: 'The post, in its new state.', schema: post } },
  problems: ['wrong_state'],
} satisfies Partial<RouteDeclaration<typeof idParams, never, never>> & {
  ifMatch: boolean
  idempotencyKey: 'accepted'
}

/** The routes that change the status of a post. */
export function postTransitionRoutes(api: Api): void {
  writeRoute(api, {
    ...transition,
    url: '/v1/posts/:id/publish',
    operationId: 'publishPost',
    summary: { en: 'Publish a post', vi: 'Đăng bài viết' },
    description:
      'Makes a draft visible from `published_at` on; a post with a future time appears at that time. A post that is already published stays unchanged, or gets another `published_at`. If there is a working draft, its texts are published, and `If-Match` names it. Who has submitted the text since the post was published last cannot publish it, changed or not, unless APPROVE_OWN is on. Pictures need an alt text first. Figures that do not agree (`/v1/posts/{id}/reconciliations`) do not prevent publication; the audit trail then names `reconciliation_mismatch` among the fields.',
    body: publishInput,
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const { publishPost } = await import('./publish.ts')
      const { id } = call.params
      const { published_at } = call.body
      const writing = writingOf(api, posts, call)
      const { approveOwn } = api.config
      const published = await publishPost(writing, id, call.precondition, published_at, approveOwn)
      return writtenResult(posts, published)
    },
  })
  writeRoute(api, {
    ...transition,
    url: '/v1/posts/:id/unpublish',
    operationId: 'unpublishPost',
    summary: { en: 'Take a post back', vi: 'Gỡ bài viết' },
    description:
      'Makes a published or archived post a draft again; its `published_at` stays as the intended time.',
    handler: async (call) =>
      writtenResult(
        posts,
        await changeStatus(writingOf(api, posts, call), call.params.id, 'unpublish', call.precondition),
      ),
  })
  writeRoute(api, {
    ...transition,
    url: '/v1/posts/:id/archive',
    operationId: 'archivePost',
    summary: { en: 'Archive a post', vi: 'Đưa bài viết vào lưu trữ' },
    description: 'Hides a published post without making it a draft.',
    handler: async (call) =>
      writtenResult(
        posts,
        await changeStatus(writingOf(api, posts, call), call.params.id, 'archive', call.precondition),
      ),
  })
}
