import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { fieldDifference } from '../../../../platform/http/field-difference.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import type { RouteDeclaration } from '../../../../platform/http/route.ts'
import type { Row } from '../../../../platform/resource/row.ts'
import { extractInput, readOnlyValuesOf } from '../../../../platform/resource/read-only-fields.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import { taskCallerOf } from '../../../../platform/workers/task-caller.ts'
import { postDifferences } from '../differences/post-differences.ts'
import { findPost } from '../find-post.ts'
import { postInputForm } from '../input-form.ts'
import { readPresentFiles } from '../present-files.ts'
import { precomputeBody } from '../prepare.ts'
import { posts } from '../resource.ts'
import { postInput, type PostInput } from '../schema.ts'
import { discardDraft, patchDraft, replaceDraft } from './edit-draft.ts'
import { draftChange, editedDraftResult } from './edited-draft-result.ts'
import { draftForm, workingDraft, workingDraftPatch, workingDraftPut } from './schema.ts'
import { asWorkingDraft, draftRevision, readDraftState } from './stored-draft.ts'

const { idParams } = schemasOf(posts)

const url = '/v1/posts/:id/draft'

/** What the operations on a working draft have in common. */
const common = { tag: 'Posts', params: idParams } satisfies Partial<
  RouteDeclaration<typeof idParams, never, never>
>

/** What the two operations that change the texts of a draft have in common. */
const edit = {
  ...common,
  url,
  ifMatch: true as const,
  responses: { 200: { description: 'The draft has this content.', schema: workingDraft } },
  problems: [
    'unprocessable' as const,
    'unknown_reference' as const,
    'already_exists' as const,
    'wrong_state' as const,
    'tasks_busy' as const,
  ],
  precompute: (call: { body: unknown; request: Parameters<typeof taskCallerOf>[0] }) =>
    precomputeBody(call.body as Partial<PostInput>, taskCallerOf(call.request)),
}

const draftDifferences = z
  .object({
    revision: workingDraft.shape.revision,
    base_revision: workingDraft.shape.base_revision,
    post_revision: z.int().min(1).describe('The revision of the post that the draft is compared with.'),
    stale: workingDraft.shape.stale,
    differences: z
      .array(fieldDifference)
      .describe('The fields that publishing would change, in the order of the input; empty without a draft.'),
  })
  .meta({
    id: 'WorkingDraftDifferences',
    description: 'How the working draft differs from the post as it stands.',
  })

function readDraftRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    ...common,
    method: 'GET',
    url,
    operationId: 'getWorkingDraft',
    summary: { en: 'Read the working draft of a post', vi: 'Xem bản đang soạn của bài viết' },
    description:
      'The next version of a post, beside the one that readers see. While there is none, `exists` is false and this is the post as it stands; its ETag begins the draft by PATCH or PUT.',
    responses: { 200: { description: 'The draft.', schema: workingDraft } },
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async (_call, post) => {
      const state = await readDraftState(api.database.orm, post.id)
      const draft = asWorkingDraft(post, state)
      const body = draft.exists ? await readPresentFiles(api, draft) : draft
      return { body, revision: draftRevision(post, state) }
    },
  })
  subresourceRoute(api, posts, {
    ...common,
    method: 'GET',
    url: `${url}/diff`,
    operationId: 'compareWorkingDraft',
    summary: { en: 'Compare the working draft with the post', vi: 'So sánh bản đang soạn với bài viết' },
    description: 'The fields that publishing would change, texts by words.',
    responses: { 200: { description: 'The differences.', schema: draftDifferences } },
    problems: ['unprocessable', 'tasks_busy'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ request }, post) => {
      const state = await readDraftState(api.database.orm, post.id)
      const { revision, base_revision, stale } = asWorkingDraft(post, state)
      const differences = await postDifferences(
        postInputForm(post),
        postInputForm(state.draft?.content ?? post),
        taskCallerOf(request),
      )
      return { body: { revision, base_revision, post_revision: post.revision, stale, differences }, revision }
    },
  })
}

/** The routes of working drafts, for editors. */
export function workingDraftRoutes(api: Api): void {
  readDraftRoutes(api)
  writeRoute(api, {
    ...edit,
    method: 'PATCH',
    operationId: 'updateWorkingDraft',
    summary: { en: 'Change the working draft of a post', vi: 'Sửa bản đang soạn của bài viết' },
    description:
      'A JSON Merge Patch (RFC 7396) of the draft; the first one begins it. Nothing that readers see changes until the post is published. `If-Match` names the draft, or `*`.',
    body: workingDraftPatch,
    bodyTypes: ['application/merge-patch+json'],
    extractInput: (request) => extractInput(draftForm, request),
    handler: async (call) => {
      const readOnly = readOnlyValuesOf(call.request)
      const writing = writingOf(api, posts, call)
      const { draft, changed } = await patchDraft(
        writing,
        call.params.id,
        call.precondition,
        call.body as Row,
        readOnly,
      )
      return editedDraftResult(draft, changed)
    },
  })
  writeRoute(api, {
    ...edit,
    method: 'PUT',
    operationId: 'replaceWorkingDraft',
    summary: { en: 'Replace the working draft of a post', vi: 'Thay toàn bộ bản đang soạn của bài viết' },
    description:
      'The body has all texts of the draft; missing fields get their defaults, and `slug` and `external_id` stay. The draft then changes the post as it stands, also if it was `stale`. `If-Match` names the draft, or `*`.',
    body: workingDraftPut,
    extractInput: (request) => extractInput(draftForm, request),
    handler: async (call) => {
      const readOnly = readOnlyValuesOf(call.request)
      const writing = writingOf(api, posts, call)
      // `extractInput` left the fields of the input
      const input = postInput.parse(call.body)
      const { draft, changed } = await replaceDraft(
        writing,
        call.params.id,
        call.precondition,
        input,
        readOnly,
      )
      return editedDraftResult(draft, changed)
    },
  })
  writeRoute(api, {
    ...common,
    method: 'DELETE',
    url,
    operationId: 'discardWorkingDraft',
    summary: { en: 'Discard the working draft of a post', vi: 'Bỏ bản đang soạn của bài viết' },
    description: 'The post stays as it is. `If-Match` names the draft, or `*`.',
    ifMatch: true,
    responses: { 204: { description: 'There is no draft.' } },
    problems: ['wrong_state'],
    handler: async (call) => {
      const { post, existed } = await discardDraft(
        writingOf(api, posts, call),
        call.params.id,
        call.precondition,
      )
      const changes = existed ? [draftChange(post.id, post.revision, ['discarded'])] : []
      return { status: 204, body: undefined, changes }
    },
  })
}
