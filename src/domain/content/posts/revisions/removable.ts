import type { WriteContext } from '../../../../platform/resource/write-context.ts'

/** Names a revision. */
export interface RevisionKey {
  post_id: string
  revision: number
}

/** Revisions that are about to be removed. */
export interface RemovedRevisions {
  revisions: readonly RevisionKey[]
  /** Keeps a revision that something refers to. */
  keep: (revision: RevisionKey) => void
}

const nameOf = ({ post_id, revision }: RevisionKey) => `${post_id} ${revision}`

/** Those of the revisions that no other module keeps. */
export async function removableOf(
  revisions: readonly RevisionKey[],
  context: WriteContext,
): Promise<RevisionKey[]> {
  if (revisions.length === 0) return []
  const kept = new Set<string>()
  const keep = (revision: RevisionKey) => void kept.add(nameOf(revision))
  await context.effects.events.emit('posts.removing_revisions', { revisions, keep }, context)
  return revisions.filter((revision) => !kept.has(nameOf(revision)))
}
