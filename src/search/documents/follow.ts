import type { ResourceDefinition, StoredRow, WriteContext } from '../../resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { readAhead } from './read-ahead.ts'
import { indexRows } from './store.ts'
import type { Reading } from './terms-of.ts'

/** The part of a definition that keeps the search index in step with its writes. */
export function followedBySearch(
  source: SearchSource,
  stored?: (rows: readonly StoredRow[], context: WriteContext) => Promise<void>,
): Pick<ResourceDefinition, 'removed' | 'storedAsGiven' | 'whileStored'> &
  Required<Pick<ResourceDefinition, 'stored'>> {
  const readings = new WeakMap<WriteContext, Promise<Map<string, Reading>>>()
  return {
    whileStored: (drafts, context) => {
      if (context.rehearsal || source.foreseen === undefined) return
      const reading = readAhead(source, drafts)
      // what it throws is thrown where it is waited for
      reading.catch(() => {})
      readings.set(context, reading)
    },
    // the index reads the rows itself
    storedAsGiven: stored === undefined,
    stored: async (rows, context) => {
      await stored?.(rows, context)
      // a rehearsal is not found by anyone, and would keep others from teaching the same words
      if (context.rehearsal) return
      const { transaction } = context
      const ids = rows.map(({ id }) => id)
      const added = new Set(rows.filter(({ current }) => current === undefined).map(({ id }) => id))
      await indexRows(transaction.client, source, ids, {
        added: { transaction, ids: added },
        read: readings.get(context),
      })
    },
    removed: (id, { client }) => indexRows(client, source, [id]),
  }
}
