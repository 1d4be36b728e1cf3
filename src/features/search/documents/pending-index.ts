import type { Transaction } from '../../../platform/database/database.ts'
import type { NewDraft } from '../../../platform/resource/draft.ts'
import type { PendingIndex } from '../../../platform/resource/search-engine.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { draftEntries } from './draft-entries.ts'
import { indexNewRows, indexRowOf, indexRows, loadDocuments } from './store.ts'

/** Makes the index entries of new rows from their drafts while the database stores the rows, and stores the entries then. */
export function pendingIndex(
  transaction: Transaction,
  provider: SearchProvider,
  drafts: readonly NewDraft[],
): PendingIndex {
  const { client } = transaction
  const pending = draftEntries(provider, drafts, transaction)
  // an error is thrown where the result is awaited
  pending.catch(() => {})
  return {
    store: async (rows) => {
      const { rows: made, vocabulary } = await pending
      const others = rows.filter(({ id }) => !made.has(id))
      const added = others.filter(({ current }) => current === undefined).map(({ id }) => id)
      const documents = await loadDocuments(client, provider, added)
      const loaded = [...documents.values()].map((document) => indexRowOf(provider, document, vocabulary))
      await indexNewRows(transaction, [...made.values(), ...loaded], vocabulary)
      const changed = others.filter(({ current }) => current !== undefined).map(({ id }) => id)
      await indexRows(client, provider, changed)
    },
  }
}
