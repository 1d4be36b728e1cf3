import type { Row, StoredRow } from '../../../platform/resource/definition.ts'

/** A post that was published by an editor. */
export interface PublishedPost {
  post: Row
  /** Adds a word to the fields that the audit trail names. */
  addAuditField: (field: string) => void
}

declare module '../../../platform/resource/events.ts' {
  interface EventTypes {
    /** Posts were created or changed. */
    'posts.stored': readonly StoredRow[]
    'post.published': PublishedPost
  }
}
