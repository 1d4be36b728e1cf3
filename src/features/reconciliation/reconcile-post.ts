import type { Transaction } from '../../platform/database/database.ts'
import type { Access } from '../../platform/access/policy.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { loadEvidence } from './load.ts'
import { reconcile, type Evidence } from './reconcile.ts'
import type { Breakdown, Reconciliation } from './row.ts'

/** Breakdowns whose parts may be in another post than the whole. */
const ownParts: ReadonlySet<Breakdown> = new Set(['repeated', 'quota'])

/** A post's own rows: those of wholes, repetitions and grades that it states. */
export async function reconciliationsOfPost(
  reading: Pick<Transaction, 'orm'>,
  postId: string,
  access: Pick<Access, 'caller' | 'allRows'>,
): Promise<{ rows: Reconciliation[]; evidence: Evidence }> {
  const evidence = { ...(await loadEvidence(reading, { postId }, access)), ofPost: postId }
  const isOwn = (one: { source: { post_id: string | null } | null }) => one.source?.post_id === postId
  const rows = reconcile(evidence).filter(
    ({ breakdown, stated, parts }) =>
      isOwn(stated) || (ownParts.has(breakdown) && (parts?.items.some(isOwn) ?? false)),
  )
  return { rows, evidence }
}

/**
 * Whether a post contradicts itself, another source or a register that the caller sees; proposals count, as an editor
 * sees them.
 */
export async function hasMismatch(
  transaction: Transaction,
  postId: string,
  caller: Caller,
): Promise<boolean> {
  const { rows } = await reconciliationsOfPost(transaction, postId, { caller, allRows: true })
  return rows.some(({ status }) => status === 'mismatch')
}
