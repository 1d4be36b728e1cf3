import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import type { Access } from '../../../../platform/access/policy.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import { pageLinks } from '../../../../platform/resource/links.ts'
import { listRows } from '../../../../platform/resource/list.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import type { ListQuery } from '../../../../platform/resource/plan.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { taskCallerOf } from '../../../../platform/workers/task-caller.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { postDifferences } from '../differences/post-differences.ts'
import { findPost } from '../find-post.ts'
import { postInputForm } from '../input-form.ts'
import { posts } from '../resource.ts'
import { postRevision, type Post, type PostRevision } from '../schema.ts'
import { storedPost } from '../stored-post.ts'
import { editedDraftResult } from '../working-draft/edited-draft-result.ts'
import { workingDraft } from '../working-draft/schema.ts'
import { noSuchRevision } from './no-such-revision.ts'
import { postRevisions } from './resource.ts'
import { renderRevision, restoreRevision } from './restore-revision.ts'

const { idParams } = schemasOf(posts)
const { listQuery, list } = schemasOf(postRevisions)
const query = listQuery.omit({ post_id: true })

const revisionNumber = (description: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .meta({ description, scalar: { type: 'integer', minimum: 1 } })

const numberParams = z.object({ ...idParams.shape, revision: revisionNumber('Number of the revision.') })

const diffQuery = z.strictObject({
  diff: revisionNumber('Number of the revision to compare it with.').optional(),
})

/** A revision whose content, if it was asked for, has the fields of this version. */
const completeRevision = <R extends Partial<PostRevision>>(revision: R): R =>
  revision.content === undefined ? revision : { ...revision, content: storedPost(revision.content) }

/** Reads a revision with its content. @throws Problem 404 if there is no such revision */
async function readRevision(api: Api, access: Access, post: Post, revision: number) {
  const query = { post_id: [post.id], revision: [revision], include: ['content'], limit: 1 }
  const { items } = await listRows(api, postRevisions, access, query)
  const [found] = items
  if (found === undefined) throw noSuchRevision(revision, post.revision)
  // the list has rows of this type, with the content that was asked for
  return completeRevision(found as PostRevision)
}

/** The routes that list and read revisions of a post, for editors. */
export function revisionsRoutes(api: Api): void {
  const { config } = api
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/revisions',
    operationId: 'listPostRevisions',
    tag: 'Posts',
    summary: 'List the revisions of a post',
    description:
      'Newest first. Of the edits that a caller makes to a draft within some minutes (REVISIONS_INTERVAL) the last one is stored, and of old revisions those that REVISIONS_KEEP asks for, so that numbers may be missing. `include=content` adds the complete post of each revision.',
    params: idParams,
    query,
    responses: { 200: { description: 'A page of revisions.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ query, access, request }, post) => {
      const post_id = [post.id]
      const found = await listRows(api, postRevisions, access, { ...query, post_id } as ListQuery)
      const result = { ...found, items: found.items.map(completeRevision) }
      const link = pageLinks(config.pathPrefix, request.url, result.page)
      return { body: result, ...(link ? { headers: { link } } : {}) }
    },
  })
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/revisions/:revision',
    operationId: 'getPostRevision',
    tag: 'Posts',
    summary: 'Read a revision of a post',
    description:
      'The complete post as it was after that write. `diff=` compares it with another revision, texts by words.',
    params: numberParams,
    query: diffQuery,
    responses: { 200: { description: 'The revision.', schema: postRevision } },
    problems: ['unprocessable', 'tasks_busy'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ params, query, access, request }, post) => {
      const revision = await readRevision(api, access, post, params.revision)
      if (query.diff === undefined) return { body: revision, revision: params.revision }
      const before = await readRevision(api, access, post, query.diff)
      const diff = await postDifferences(
        postInputForm(before.content),
        postInputForm(revision.content),
        taskCallerOf(request),
      )
      return { body: { ...revision, diff }, revision: params.revision }
    },
  })
  writeRoute(api, {
    method: 'POST',
    url: '/v1/posts/:id/revisions/:revision/restore',
    operationId: 'restorePostRevision',
    tag: 'Posts',
    summary: 'Take up a revision of a post again',
    description:
      'The texts of the revision become the working draft; what readers see changes when it is published. The slug and the external id stay as they are. `If-Match` names the working draft, or `*`. The response is a 422 if the revision refers to what is not there any more: read it, and send the rest with PUT of the draft.',
    params: numberParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The working draft.', schema: workingDraft } },
    problems: ['unprocessable', 'unknown_reference', 'wrong_state', 'tasks_busy'],
    precompute: ({ params, access }) => renderRevision(api, access, params.id, params.revision),
    handler: async (call) => {
      const { id, revision } = call.params
      const { draft, changed } = await restoreRevision(
        writingOf(api, posts, call),
        id,
        revision,
        call.precondition,
      )
      return editedDraftResult(draft, changed)
    },
  })
}
