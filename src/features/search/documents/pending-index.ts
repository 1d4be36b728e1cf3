import type { Transaction } from '../../../platform/database/database.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { PendingIndex } from '../../../platform/resource/search-engine.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { forEachYielding } from '../../../platform/resource/yield-to-event-loop.ts'
import { SearchVocabulary } from './vocabulary.ts'
import { setImmediate } from 'node:timers/promises'
import { indexedDocumentOf, indexNewRows, indexRows, loadDocuments, type IndexedDocument } from './store.ts'

/** Whether the values of a draft are all there is of a new row. */
const isComplete = ({ current, extraColumns }: Draft): boolean =>
  current === undefined && extraColumns === undefined

/** What the index gets of new rows, by id, and their words. */
interface DraftEntries {
  made: Map<string, IndexedDocument>
  vocabulary: SearchVocabulary
}

/** Makes the rows of the index for new rows from their drafts, while the database stores these. */
async function draftEntries(
  provider: SearchProvider,
  drafts: readonly Draft[],
  { client }: Transaction,
): Promise<DraftEntries> {
  const entries: DraftEntries = { made: new Map(), vocabulary: new SearchVocabulary() }
  const { draftDocument } = provider
  const complete = drafts.filter(isComplete)
  if (draftDocument === undefined || complete.length === 0) return entries
  const moment = await client.query<{ now: string }>('select now()::timestamptz(3) as now')
  // the statement that stores the rows is sent first
  await setImmediate()
  await forEachYielding(complete, (draft) => {
    const document = draftDocument(draft, moment.rows[0]!.now)
    entries.made.set(draft.id, indexedDocumentOf(provider, document, entries.vocabulary))
  })
  return entries
}

/** Makes the index entries of new rows from their drafts while the database stores the rows, and stores the entries then. */
export function pendingIndex(
  transaction: Transaction,
  provider: SearchProvider,
  drafts: readonly Draft[],
): PendingIndex {
  const { client } = transaction
  const pending = draftEntries(provider, drafts, transaction)
  // an error is thrown where the result is awaited
  pending.catch(() => {})
  return {
    store: async (rows) => {
      const { made, vocabulary } = await pending
      const others = rows.filter(({ id }) => !made.has(id))
      const added = others.filter(({ current }) => current === undefined).map(({ id }) => id)
      const documents = await loadDocuments(client, provider, added)
      const loaded = [...documents.values()].map((document) =>
        indexedDocumentOf(provider, document, vocabulary),
      )
      await indexNewRows(transaction, [...made.values(), ...loaded], vocabulary)
      const changed = others.filter(({ current }) => current !== undefined).map(({ id }) => id)
      await indexRows(client, provider, changed)
    },
  }
}
