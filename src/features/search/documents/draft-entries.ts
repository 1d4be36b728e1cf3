import { setImmediate } from 'node:timers/promises'
import type { Transaction } from '../../../platform/database/database.ts'
import type { NewDraft } from '../../../platform/resource/draft.ts'
import type { Row } from '../../../platform/resource/row.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { forEachYielding } from '../../../platform/resource/yield-to-event-loop.ts'
import { indexRowOf } from './store.ts'
import { SearchVocabulary } from './vocabulary.ts'

/** Whether the values of a draft are all there is of a new row. */
const isComplete = ({ current, extraColumns }: NewDraft): boolean =>
  current === undefined && extraColumns === undefined

/** Rows of the index for new rows, by id, and their words. */
export interface DraftEntries {
  rows: Map<string, Row>
  vocabulary: SearchVocabulary
}

/** Makes the rows of the index for new rows from their drafts, while the database stores these. */
export async function draftEntries(
  provider: SearchProvider,
  drafts: readonly NewDraft[],
  { client }: Transaction,
): Promise<DraftEntries> {
  const entries: DraftEntries = { rows: new Map(), vocabulary: new SearchVocabulary() }
  const { draftDocument } = provider
  const complete = drafts.filter(isComplete)
  if (draftDocument === undefined || complete.length === 0) return entries
  const moment = await client.query<{ now: string }>('select now()::timestamptz(3) as now')
  // the statement that stores the rows is sent first
  await setImmediate()
  await forEachYielding(complete, (draft) => {
    const document = draftDocument(draft, moment.rows[0]!.now)
    entries.rows.set(draft.id, indexRowOf(provider, document, entries.vocabulary))
  })
  return entries
}
