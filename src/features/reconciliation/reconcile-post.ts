import type { Transaction } from '../../platform/database/database.ts'
import type { Access } from '../../platform/access/policy.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { loadReconciliationData } from './load.ts'
import { reconcile, type ReconciliationData } from './reconcile.ts'
import type { Breakdown, CitedFigure, Reconciliation } from './row.ts'
import type { IndicatorShape } from './statement.ts'

/** Breakdowns whose parts may come from another post than the whole. */
const crossPostBreakdowns: ReadonlySet<Breakdown> = new Set(['repeated', 'quota'])

/** Compares the figures of a post; rows of wholes, repetitions and grades that the post does not state are left out. */
export async function reconcilePost(
  transaction: Pick<Transaction, 'orm' | 'constants'>,
  postId: string,
  access: Pick<Access, 'caller' | 'allRows'>,
): Promise<{ rows: Reconciliation[]; indicators: readonly IndicatorShape[] }> {
  const loaded = await loadReconciliationData(transaction, { postId }, access)
  const data: ReconciliationData = { ...loaded, preferredPost: postId }
  const isOwn = ({ source }: CitedFigure) => source?.post_id === postId
  const rows = reconcile(data).filter(
    ({ breakdown, stated, parts }) =>
      isOwn(stated) || (crossPostBreakdowns.has(breakdown) && (parts?.items.some(isOwn) ?? false)),
  )
  return { rows, indicators: data.indicators }
}

/** Whether a post contradicts itself, another source or a register that the caller sees; proposals are compared too. */
export async function hasMismatch(
  transaction: Transaction,
  postId: string,
  caller: Caller,
): Promise<boolean> {
  const { rows } = await reconcilePost(transaction, postId, { caller, allRows: true })
  return rows.some(({ status }) => status === 'mismatch')
}
