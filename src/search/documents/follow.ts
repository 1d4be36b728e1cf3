import type { ResourceDefinition, StoredRow, WriteContext } from '../../resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { indexRows } from './store.ts'

/** The part of a definition that keeps the search index in step with its writes. */
export function followedBySearch(
  source: SearchSource,
  stored?: (rows: readonly StoredRow[], context: WriteContext) => Promise<void>,
): Pick<ResourceDefinition, 'removed' | 'storedAsGiven'> & Required<Pick<ResourceDefinition, 'stored'>> {
  return {
    // the index reads the rows itself
    storedAsGiven: stored === undefined,
    stored: async (rows, context) => {
      await stored?.(rows, context)
      // a rehearsal is not found by anyone, and would keep others from teaching the same words
      if (context.rehearsal) return
      const { transaction } = context
      const ids = rows.map(({ id }) => id)
      const added = new Set(rows.filter(({ current }) => current === undefined).map(({ id }) => id))
      await indexRows(transaction.client, source, ids, { added: { transaction, ids: added } })
    },
    removed: (id, { client }) => indexRows(client, source, [id]),
  }
}
