import type { Change } from '../../../../platform/http/audit-trail.ts'
import type { WriteResult } from '../../../../platform/http/route.ts'
import { posts } from '../resource.ts'
import type { WorkingDraft } from './schema.ts'

/** What the audit trail notes of a working draft: the fields, with the revision of the post, which does not change. */
export const draftChange = (id: string, revision: number, fields: readonly string[]): Change => ({
  resource: posts.path,
  id,
  revision,
  fields: fields.map((field) => `draft.${field}`),
})

/** The result of an edit of a working draft. An edit without changes adds no audit event. */
export const editedDraftResult = (draft: WorkingDraft, changed: readonly string[]): WriteResult => ({
  status: 200,
  body: draft,
  revision: draft.revision,
  changes: changed.length === 0 ? [] : [draftChange(draft.id, draft.base_revision, changed)],
})
