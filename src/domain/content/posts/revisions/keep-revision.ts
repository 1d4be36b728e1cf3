import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../../../platform/database/database.ts'
import { postRevisions } from './table.ts'

/** Keeps a revision for good: it was submitted or approved. No later edit replaces it. */
export const keepRevision = ({ orm }: Transaction, postId: string, revision: number) =>
  orm
    .update(postRevisions)
    .set({ kept: true })
    .where(and(eq(postRevisions.post_id, postId), eq(postRevisions.revision, revision)))
