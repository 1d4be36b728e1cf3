import type { Api } from '../../../../platform/http/api.ts'
import { writeRoute } from '../../../../platform/http/register-route.ts'
import { writingOf } from '../../../../platform/resource/routes.ts'
import { posts } from '../resource.ts'
import { historyRoutes, numberParams } from '../revisions/register-history.ts'
import { renderRevision } from '../revisions/restore-revision.ts'
import { editedDraftResult } from '../working-draft/edited-draft-result.ts'
import { workingDraft } from '../working-draft/schema.ts'
import { noSuchDraftRevision } from './no-such-revision.ts'
import { workingDraftRevisions } from './resource.ts'
import { restoreDraftRevision } from './restore-revision.ts'
import { workingDraftRevisions as table } from './table.ts'

const url = '/v1/posts/:id/draft/revisions'

/** The routes of the history of working drafts, for who sees the draft. */
export function draftRevisionsRoutes(api: Api): void {
  historyRoutes(api, {
    resource: workingDraftRevisions,
    url,
    list: {
      operationId: 'listWorkingDraftRevisions',
      summary: {
        en: 'List the texts that the working draft of a post had',
        vi: 'Danh sách phiên bản của bản đang soạn',
      },
      description:
        'Newest first, also of drafts that were published or discarded. Of the edits that a caller makes within some minutes (REVISIONS_INTERVAL) the last one is stored, and of old texts those that REVISIONS_KEEP asks for, so that numbers may be missing. `include=content` adds the complete text of each.',
    },
    read: {
      operationId: 'getWorkingDraftRevision',
      summary: {
        en: 'Read a text that the working draft of a post had',
        vi: 'Xem một phiên bản của bản đang soạn',
      },
      description:
        'The complete post with the texts of the draft at that time. `diff=` compares it with another text of the list, by words.',
    },
    noSuchRevision: noSuchDraftRevision,
  })
  writeRoute(api, {
    method: 'POST',
    url: `${url}/:revision/restore`,
    operationId: 'restoreWorkingDraftRevision',
    tag: 'Posts',
    summary: {
      en: 'Take up an earlier text of the working draft again',
      vi: 'Khôi phục một phiên bản của bản đang soạn',
    },
    description:
      'It becomes the working draft in place of the present one, which stays in the list. Slug and external id stay as they are. If the post has changed since that text was written, the draft is `stale`. `If-Match` names the working draft, or `*`. The response is a 422 if the text refers to what is not there any more: read it, and send the rest with PUT of the draft.',
    params: numberParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The working draft.', schema: workingDraft } },
    problems: ['unprocessable', 'unknown_reference', 'wrong_state', 'tasks_busy'],
    precompute: ({ params, access }) => renderRevision(api, access, table, params.id, params.revision),
    handler: async (call) => {
      const { id, revision } = call.params
      const writing = writingOf(api, posts, call)
      const { draft, changed } = await restoreDraftRevision(writing, id, revision, call.precondition)
      return editedDraftResult(draft, changed)
    },
  })
}
