import type { Api } from '../../../../platform/http/api.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { posts } from '../resource.ts'
import { editedDraftResult } from '../working-draft/edited-draft-result.ts'
import { workingDraft } from '../working-draft/schema.ts'
import { historyRoutes, numberParams } from './register-history.ts'
import { noSuchRevision } from './no-such-revision.ts'
import { postRevisions } from './resource.ts'
import { renderRevision, restoreRevision } from './restore-revision.ts'
import { postRevisions as table } from './table.ts'

const url = '/v1/posts/:id/revisions'

/** The routes that list, read and restore revisions of a post, for editors. */
export function revisionsRoutes(api: Api): void {
  historyRoutes(api, {
    resource: postRevisions,
    url,
    list: {
      operationId: 'listPostRevisions',
      summary: { en: 'List the revisions of a post', vi: 'Danh sách phiên bản của bài viết' },
      description:
        'Newest first. Of the edits that a caller makes to a draft within some minutes (REVISIONS_INTERVAL) the last one is stored, and of old revisions those that REVISIONS_KEEP asks for, so that numbers may be missing. `include=content` adds the complete post of each revision.',
    },
    read: {
      operationId: 'getPostRevision',
      summary: { en: 'Read a revision of a post', vi: 'Xem một phiên bản của bài viết' },
      description:
        'The complete post as it was after that write. `diff=` compares it with another revision, texts by words.',
    },
    noSuchRevision: (revision, post) => noSuchRevision(revision, post.revision),
  })
  writeRoute(api, {
    method: 'POST',
    url: `${url}/:revision/restore`,
    operationId: 'restorePostRevision',
    tag: 'Posts',
    summary: { en: 'Take up a revision of a post again', vi: 'Khôi phục một phiên bản của bài viết' },
    description:
      'The texts of the revision become the working draft; what readers see changes when it is published. The slug and the external id stay as they are. `If-Match` names the working draft, or `*`. The response is a 422 if the revision refers to what is not there any more: read it, and send the rest with PUT of the draft.',
    params: numberParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The working draft.', schema: workingDraft } },
    problems: ['unprocessable', 'unknown_reference', 'wrong_state', 'tasks_busy'],
    precompute: ({ params, access }) => renderRevision(api, access, table, params.id, params.revision),
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
