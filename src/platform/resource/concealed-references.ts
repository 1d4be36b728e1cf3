import type { Draft } from './draft.ts'
import type { Row } from './row.ts'
import { lockReferences, type RowReference } from './lock-references.ts'
import { findRows } from './rows.ts'
import type { Writing } from './writing.ts'
import { concealedFrom } from './target-access.ts'

/** A concealed reference that a draft would remove. */
interface ClearedReference {
  id: string
  field: string
  value: string
  target: RowReference['target']
  /** The draft restores the row from the trash, and the target may be there too. */
  isRestored: boolean
}

/** The concealed references that drafts would remove. */
function clearedReferences({ resource, access }: Writing, drafts: readonly Draft[]): ClearedReference[] {
  const fields = concealedFrom(access.caller, resource)
  return fields.flatMap((field) => {
    const { alias, target } = resource.references![field]!
    return drafts.flatMap(({ id, current, values }) => {
      const value = current?.[field]
      const isCleared = (values[field] ?? null) === null && (values[alias] ?? null) === null
      if (current === undefined || typeof value !== 'string' || !isCleared) return []
      return [{ id, field, value, target: target(), isRestored: current.deleted_at !== null }]
    })
  })
}

/**
 * Keeps references that are concealed from the caller: the caller reads null and sends it back, or leaves the field out,
 * and must not remove the reference. It runs at most two statements for all drafts.
 */
export async function keepConcealed(writing: Writing, drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const { transaction, resource, access } = writing
  const cleared = clearedReferences(writing, drafts)
  if (cleared.length === 0) return drafts
  const ids = cleared.map(({ id }) => id)
  const shown = await findRows(transaction.client, transaction, resource, access, ids)
  const hidden = cleared.filter(({ id, field }) => (shown.get(id)?.[field] ?? null) === null)
  const toReference = ({ target, value }: ClearedReference): RowReference => ({
    target,
    by: 'id',
    value,
    isUnchanged: true,
  })
  const locked = await lockReferences(
    transaction,
    access.caller,
    hidden.filter(({ isRestored }) => isRestored).map(toReference),
  )
  const kept = new Map<string, Row>()
  for (const reference of hidden) {
    const { id, field, value, isRestored } = reference
    if (isRestored && locked(toReference(reference)) === undefined) continue
    kept.set(id, { ...kept.get(id), [field]: value })
  }
  return drafts.map((draft) => {
    const fields = kept.get(draft.id)
    return fields === undefined ? draft : { ...draft, values: { ...draft.values, ...fields } }
  })
}
