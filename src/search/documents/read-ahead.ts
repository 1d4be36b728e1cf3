import { setImmediate } from 'node:timers/promises'
import type { Transaction } from '../../database/database.ts'
import type { NewDraft } from '../../resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { indexed, type Indexed } from './store.ts'

/** Others have their turn after so long. */
const SLICE_MS = 0.5

/** Whether nothing of a row is said but by its values, as nothing is of rows that come in. */
const isFreshDraft = ({ current, also }: NewDraft): boolean => current === undefined && also === undefined

/** Reads what the index will have of new rows from their drafts, while the database stores them. @returns by id */
export async function readAhead(
  source: SearchSource,
  drafts: readonly NewDraft[],
  { client }: Transaction,
): Promise<Map<string, Indexed>> {
  const read = new Map<string, Indexed>()
  const { foreseen } = source
  const fresh = drafts.filter(isFreshDraft)
  if (foreseen === undefined || fresh.length === 0) return read
  const { rows } = await client.query<{ now: string }>('select now()::timestamptz(3) as now')
  // the rows are on their way first
  await setImmediate()
  let since = performance.now()
  for (const draft of fresh) {
    read.set(draft.id, indexed(source, foreseen(draft, rows[0]!.now)))
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
  return read
}
