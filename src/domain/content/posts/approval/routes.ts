import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import type { RouteDeclaration } from '../../../../platform/http/route.ts'
import { writingOf, writtenResult } from '../../../../platform/resource/routes.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { commentText } from '../comments/schema.ts'
import { posts } from '../resource.ts'
import { post, publishInput } from '../schema.ts'
import { editedDraftResult } from '../working-draft/edited-draft-result.ts'
import { workingDraft } from '../working-draft/schema.ts'
import { approvePost, returnPost, submitPost } from './steps.ts'

const { idParams } = schemasOf(posts)

/** What the three steps have in common. */
const step = {
  method: 'POST',
  tag: 'Posts',
  params: idParams,
  ifMatch: true,
  idempotencyKey: 'accepted',
  problems: ['wrong_state'],
} satisfies Partial<RouteDeclaration<typeof idParams, never, never>> & {
  ifMatch: boolean
  idempotencyKey: 'accepted'
}

const returnInput = z.strictObject({ comment: commentText.describe('What has to be changed.') }).meta({
  id: 'ReturnInput',
  description: 'Why a text is returned.',
  example: { comment: 'Đề nghị ghi rõ số học viên của từng lớp.' },
})

/** The routes by which a text is submitted, returned and approved. */
export function approvalRoutes(api: Api): void {
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/submit',
    operationId: 'submitPost',
    summary: { en: 'Submit a post for approval', vi: 'Trình duyệt bài viết' },
    description:
      'A draft, or the working draft of a published post, then waits for approval; an edit takes the submission back. `If-Match` names the working draft.',
    responses: { 200: { description: 'It waits for approval.', schema: workingDraft } },
    handler: async (call) => {
      const { draft, changed } = await submitPost(
        writingOf(api, posts, call),
        call.params.id,
        call.precondition,
      )
      return editedDraftResult(draft, changed)
    },
  })
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/return',
    operationId: 'returnPost',
    summary: { en: 'Return a submitted post', vi: 'Trả lại bài viết để sửa' },
    description:
      'With a comment that says what has to be changed. It can be submitted again. A change that is scheduled can be returned too, which cancels that. `If-Match` names the working draft.',
    body: returnInput,
    responses: { 200: { description: 'It is returned.', schema: workingDraft } },
    handler: async (call) => {
      const { draft, changed } = await returnPost(
        writingOf(api, posts, call),
        call.params.id,
        call.precondition,
        call.body.comment,
      )
      return editedDraftResult(draft, changed)
    },
  })
  writeRoute(api, {
    ...step,
    url: '/v1/posts/:id/approve',
    operationId: 'approvePost',
    summary: { en: 'Approve a submitted post', vi: 'Duyệt bài viết' },
    description:
      'Publishes it, or schedules it with a later `published_at`. The change of a public post is then published at that time, and readers have the post as it is until then (`next_published_at` of `internal`). Who submitted a text cannot approve it, unless APPROVE_OWN is on. `If-Match` names the working draft.',
    body: publishInput,
    responses: { 200: { description: 'The post, published or scheduled.', schema: post } },
    problems: ['wrong_state', 'unprocessable', 'unknown_reference', 'already_exists', 'stale_base'],
    handler: async (call) => {
      const { published_at } = call.body
      const approved = await approvePost(
        writingOf(api, posts, call),
        call.params.id,
        call.precondition,
        published_at,
        api.config.approveOwn,
      )
      return writtenResult(posts, approved)
    },
  })
}
