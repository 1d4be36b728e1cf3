import { setImmediate } from 'node:timers/promises'
import type { Transaction } from '../../database/database.ts'
import type { NewDraft, Row } from '../../resource/definition.ts'
import { inSlices } from '../../resource/slices.ts'
import type { SearchSource } from '../source.ts'
import type { Lessons } from './lessons.ts'
import { indexed } from './store.ts'

/** Whether nothing of a row is said but by its values, as nothing is of rows that come in. */
const isFreshDraft = ({ current, also }: NewDraft): boolean => current === undefined && also === undefined

/**
 * Reads what the index will have of new rows from their drafts, while the database stores them.
 * @param lessons takes what they teach
 * @returns by id
 */
export async function readAhead(
  source: SearchSource,
  drafts: readonly NewDraft[],
  { client }: Transaction,
  lessons: Lessons,
): Promise<Map<string, Row>> {
  const read = new Map<string, Row>()
  const { foreseen } = source
  const fresh = drafts.filter(isFreshDraft)
  if (foreseen === undefined || fresh.length === 0) return read
  const { rows } = await client.query<{ now: string }>('select now()::timestamptz(3) as now')
  // the rows are on their way first
  await setImmediate()
  await inSlices(fresh, (draft) => {
    read.set(draft.id, indexed(source, foreseen(draft, rows[0]!.now), lessons))
  })
  return read
}
