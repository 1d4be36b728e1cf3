import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import type { WriteResult } from '../../../../platform/http/route.ts'
import { forEachYielding } from '../../../../platform/resource/yield-to-event-loop.ts'
import { listResponse } from '../../../../platform/resource/list-response.ts'
import { listRows } from '../../../../platform/resource/list.ts'
import type { ListQuery } from '../../../../platform/resource/plan.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import { findPost } from '../find-post.ts'
import { posts } from '../resource.ts'
import { lockDraft } from '../working-draft/edit-draft.ts'
import { readDraftState } from '../working-draft/stored-draft.ts'
import { currentPassage } from './passages.ts'
import { postComments } from './resource.ts'
import { commentInput, postComment, type PostComment } from './schema.ts'
import { setResolved, storeComment } from './store-comment.ts'

const { idParams } = schemasOf(posts)
const { listQuery, list } = schemasOf(postComments)
const query = listQuery.omit({ post_id: true })

const commentParams = z.object({
  ...idParams.shape,
  comment_id: z
    .uuid()
    .describe('Id of the comment.')
    .meta({ example: '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e' }),
})

const url = '/v1/posts/:id/comments'

/** What the audit trail notes of a comment. */
const change = (comment: PostComment, field: string) => ({
  resource: postComments.path,
  id: comment.id,
  revision: null,
  fields: [field],
})

/** Registers the route that resolves comments, or the one that opens them again. */
function resolveRoute(api: Api, isResolved: boolean): void {
  writeRoute(api, {
    method: 'POST',
    url: `${url}/:comment_id/${isResolved ? 'resolve' : 'reopen'}`,
    operationId: isResolved ? 'resolvePostComment' : 'reopenPostComment',
    tag: 'Posts',
    summary: isResolved
      ? { en: 'Resolve a comment', vi: 'Đánh dấu ý kiến góp ý đã xử lý' }
      : { en: 'Open a resolved comment again', vi: 'Mở lại ý kiến góp ý đã xử lý' },
    description: `A comment that is ${isResolved ? 'resolved' : 'open'} already stays as it is.`,
    params: commentParams,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The comment.', schema: postComment } },
    problems: ['wrong_state'],
    handler: async (call): Promise<WriteResult> => {
      const writing = writingOf(api, posts, call)
      const [, , texts] = await lockDraft(writing, call.params.id)
      const { comment, changed } = await setResolved(writing, texts, call.params.comment_id, isResolved)
      return { status: 200, body: comment, changes: changed ? [change(comment, 'resolved_at')] : [] }
    },
  })
}

/** The routes of comments, for editors. */
export function commentRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    method: 'GET',
    url,
    operationId: 'listPostComments',
    tag: 'Posts',
    summary: { en: 'List the comments on a post', vi: 'Danh sách ý kiến góp ý về bài viết' },
    description:
      'Newest first. Passages are found again in the working draft, or in the post if there is none.',
    params: idParams,
    query,
    responses: { 200: { description: 'A page of comments.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ query, access, request }, post) => {
      const { draft } = await readDraftState(api.database.orm, post.id)
      const asked: ListQuery = { ...query, post_id: [post.id] }
      const found = await listRows(api, postComments, access, asked)
      // the list has rows of this type
      const comments = found.items as PostComment[]
      const items: PostComment[] = []
      await forEachYielding(comments, (comment) => {
        const passage = comment.passage && currentPassage(draft?.content ?? post, comment.passage)
        items.push({ ...comment, passage })
      })
      return await listResponse(api, postComments, request, { ...found, items }, asked)
    },
  })
  writeRoute(api, {
    method: 'POST',
    url,
    operationId: 'commentOnPost',
    tag: 'Posts',
    summary: { en: 'Comment on a post', vi: 'Góp ý về bài viết' },
    description:
      'On the whole, or on a passage of the working draft (of the post if there is none), by its offsets. Readers never see comments.',
    params: idParams,
    body: commentInput,
    idempotencyKey: 'accepted',
    responses: { 201: { description: 'The comment.', schema: postComment } },
    problems: ['unprocessable', 'wrong_state'],
    handler: async (call): Promise<WriteResult> => {
      const writing = writingOf(api, posts, call)
      const [, , texts] = await lockDraft(writing, call.params.id)
      const comment = await storeComment(writing, texts, call.body)
      const headers = { location: `/v1/posts/${texts.id}/comments` }
      return { status: 201, body: comment, headers, changes: [change(comment, 'text')] }
    },
  })
  resolveRoute(api, true)
  resolveRoute(api, false)
}
