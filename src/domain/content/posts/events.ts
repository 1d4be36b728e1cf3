import type { RemovedRevisions } from './revisions/removable.ts'
import type { Post } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'

/** Posts that an editor has published, one or many at once. */
export interface PublishedPosts {
  posts: readonly Pick<Post, 'id'>[]
  /** Adds a name to the changed fields of a post in the audit trail. */
  addAuditField: (id: string, field: string) => void
}

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    /** Posts were created or changed. */
    'posts.stored': readonly StoredRow<Post>[]
    'posts.published': PublishedPosts
    'posts.removing_revisions': RemovedRevisions
  }
}
