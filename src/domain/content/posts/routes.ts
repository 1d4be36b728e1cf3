import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import type { RouteDeclaration } from '../../../platform/http/route.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { takeStep } from './publishing.ts'
import { posts } from './resource.ts'
import { post, publishInput } from './schema.ts'

const { idParams } = schemasOf(posts)

/** What the three steps of a post's life have in common. */
const step = {
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

/** The steps of a post's life. */
export function postStepRoutes(api: Api): void {
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/publish',
    operationId: 'publishPost',
    summary: 'Publish a post',
    description:
      'Makes a draft visible from `published_at` on; in the future, it appears by itself when the time comes. A post that is published already is answered unchanged, or moved to another `published_at`. Pictures need an alt text first. Figures that do not agree (`/v1/posts/{id}/reconciliations`) keep nothing from being published; the audit trail then names `reconciliation_mismatch` among the fields.',
    body: publishInput,
    problems: ['wrong_state', 'unprocessable'],
    handler: async (call) => {
      const { publishPost } = await import('./publish.ts')
      const { id } = call.params
      const { published_at } = call.body
      const writing = writingOf(api, posts, call)
      return writtenResult(posts, await publishPost(writing, id, call.precondition, published_at))
    },
  })
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/unpublish',
    operationId: 'unpublishPost',
    summary: 'Take a post back',
    description:
      'Makes a published or archived post a draft again; it keeps its `published_at` as what is intended.',
    handler: async (call) =>
      writtenResult(
        posts,
        await takeStep(writingOf(api, posts, call), call.params.id, 'unpublish', call.precondition),
      ),
  })
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/archive',
    operationId: 'archivePost',
    summary: 'Archive a post',
    description: 'Takes a published post out of sight without making it a draft.',
    handler: async (call) =>
      writtenResult(
        posts,
        await takeStep(writingOf(api, posts, call), call.params.id, 'archive', call.precondition),
      ),
  })
}
