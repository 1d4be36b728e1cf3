import type { Post } from '../schema.ts'
import type { DraftState } from '../working-draft/stored-draft.ts'

/** Whether a live post has a next version that readers do not have: a working draft, or the post before it is public. */
export function hasPreview({ status, published_at }: Post, { draft }: DraftState): boolean {
  if (draft !== undefined || status === 'draft') return true
  return status === 'published' && published_at !== null && Date.parse(published_at) > Date.now()
}
