import { setImmediate } from 'node:timers/promises'
import type { Transaction } from '../../../platform/database/database.ts'
import type { NewDraft, Row } from '../../../platform/resource/definition.ts'
import { inSlices } from '../../../platform/resource/slices.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { Lessons } from './lessons.ts'
import { indexed } from './store.ts'

/** Whether nothing of a row is said but by its values, as nothing is of rows that come in. */
const isFreshDraft = ({ current, also }: NewDraft): boolean => current === undefined && also === undefined

/** New rows as the index will have them, by id, and what they teach. */
export interface Reading {
  rows: Map<string, Row>
  lessons: Lessons
}

export const nothingRead = (): Reading => ({ rows: new Map(), lessons: new Lessons() })

/** Reads what the index will have of new rows from their drafts, while the database stores them. */
export async function readAhead(
  provider: SearchProvider,
  drafts: readonly NewDraft[],
  { client }: Transaction,
): Promise<Reading> {
  const reading = nothingRead()
  const { draftDocument } = provider
  const fresh = drafts.filter(isFreshDraft)
  if (draftDocument === undefined || fresh.length === 0) return reading
  const moment = await client.query<{ now: string }>('select now()::timestamptz(3) as now')
  // the rows are on their way first
  await setImmediate()
  await inSlices(fresh, (draft) => {
    const document = draftDocument(draft, moment.rows[0]!.now)
    reading.rows.set(draft.id, indexed(provider, document, reading.lessons))
  })
  return reading
}
