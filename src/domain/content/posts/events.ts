import type { RemovedRevisions } from './revisions/removable.ts'
import type { Post } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'

/** A post that an editor has published. */
export interface PublishedPost {
  post: Post
  /** Adds a name to the changed fields in the audit trail. */
  addAuditField: (field: string) => void
}

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    /** Posts were created or changed. */
    'posts.stored': readonly StoredRow<Post>[]
    'post.published': PublishedPost
    'posts.removing_revisions': RemovedRevisions
  }
}
