import type { NewDraft } from './draft.ts'
import type { Row } from './row.ts'
import { lockReferences, type RowReference } from './lock-references.ts'
import { findRows } from './rows.ts'
import type { Writing } from './writing.ts'
import { concealedFrom } from './target-access.ts'

interface ClearedReference {
  id: string
  field: string
  value: string
  target: RowReference['target']
  /** It comes out of the trash: what it names may have gone there too. */
  isRevived: boolean
}

/** The references that drafts would take away, of those that are concealed from some callers. */
function clearedReferences({ resource, access }: Writing, drafts: readonly NewDraft[]): ClearedReference[] {
  const fields = concealedFrom(access.caller, resource)
  return fields.flatMap((field) => {
    const { alias, target } = resource.references![field]!
    return drafts.flatMap(({ id, current, values }) => {
      const value = current?.[field]
      const isCleared = (values[field] ?? null) === null && (values[alias] ?? null) === null
      if (current === undefined || typeof value !== 'string' || !isCleared) return []
      return [{ id, field, value, target: target(), isRevived: current['deleted_at'] !== null }]
    })
  })
}

/**
 * Drafts that keep the references which their caller is not shown: who reads null there and sends it back, or leaves it
 * out, takes nothing away. In two statements for many rows as for one, and in none where nothing is concealed.
 */
export async function keepConcealed(
  writing: Writing,
  drafts: readonly NewDraft[],
): Promise<readonly NewDraft[]> {
  const { transaction, resource, access } = writing
  const cleared = clearedReferences(writing, drafts)
  if (cleared.length === 0) return drafts
  const ids = cleared.map(({ id }) => id)
  const shown = await findRows(transaction.client, transaction, resource, access, ids)
  const hidden = cleared.filter(({ id, field }) => (shown.get(id)?.[field] ?? null) === null)
  const named = ({ target, value }: ClearedReference): RowReference => ({
    target,
    by: 'id',
    value,
    isUnchanged: true,
  })
  const held = await lockReferences(
    transaction,
    access.caller,
    hidden.filter(({ isRevived }) => isRevived).map(named),
  )
  const kept = new Map<string, Row>()
  for (const each of hidden) {
    if (each.isRevived && held(named(each)) === undefined) continue
    kept.set(each.id, { ...kept.get(each.id), [each.field]: each.value })
  }
  return drafts.map((draft) => {
    const fields = kept.get(draft.id)
    return fields === undefined ? draft : { ...draft, values: { ...draft.values, ...fields } }
  })
}
