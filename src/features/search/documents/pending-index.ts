import type { Transaction } from '../../../platform/database/database.ts'
import type { NewDraft } from '../../../platform/resource/definition.ts'
import type { PendingIndex } from '../../../platform/resource/search-engine.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { readAhead } from './read-ahead.ts'
import { indexed, indexNewRows, indexRows, loadDocuments } from './store.ts'

/** Reads the entries of new rows from their drafts while the database stores the rows, and stores the entries then. */
export function pendingIndex(
  transaction: Transaction,
  provider: SearchProvider,
  drafts: readonly NewDraft[],
): PendingIndex {
  const { client } = transaction
  const reading = readAhead(provider, drafts, transaction)
  // an error is thrown where the result is awaited
  reading.catch(() => {})
  return {
    store: async (rows) => {
      const { rows: read, lessons } = await reading
      const unread = rows.filter(({ id }) => !read.has(id))
      const added = unread.filter(({ current }) => current === undefined).map(({ id }) => id)
      const documents = await loadDocuments(client, provider, added)
      const fresh = [...documents.values()].map((document) => indexed(provider, document, lessons))
      await indexNewRows(transaction, [...read.values(), ...fresh], lessons)
      const changed = unread.filter(({ current }) => current !== undefined).map(({ id }) => id)
      await indexRows(client, provider, changed)
    },
  }
}
