import type { Post } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'

/** A post that was published by an editor. */
export interface PublishedPost {
  post: Post
  /** Adds a word to the fields that the audit trail names. */
  addAuditField: (field: string) => void
}

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    /** Posts were created or changed. */
    'posts.stored': readonly StoredRow<Post>[]
    'post.published': PublishedPost
  }
}
