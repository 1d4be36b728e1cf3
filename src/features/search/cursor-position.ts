import { z } from 'zod'
import type { KeyValue } from '../../platform/http/cursor.ts'
import type { SearchPosition } from './query/search.ts'

const moment = z.iso.datetime({ offset: true })
const whole = z.int().min(-2_147_483_648).max(2_147_483_647)

/** The forms of a cursor's values, in the order of `keysOf`. */
export const cursorKeys: z.ZodType<KeyValue>[] = [
  whole.min(0).max(50),
  whole,
  z.uuid(),
  moment.nullable(),
  z.uuid().nullable(),
  // a correction may be longer than what was typed
  z.string().min(1).max(1000).nullable(),
  whole.min(0).max(50),
  moment,
]

/** The values of a cursor for a position. */
export const keysOf = ({
  level,
  score,
  id,
  window,
  corrected,
  rankedLevels,
  asOf,
}: SearchPosition): KeyValue[] => [
  level,
  score,
  id,
  window?.sorted_at ?? null,
  window?.id ?? null,
  corrected,
  rankedLevels,
  asOf,
]

/** The position of a cursor with these values; they have the forms of `cursorKeys`. */
export function positionOf(keys: readonly KeyValue[]): SearchPosition {
  const [level, score, id, sorted_at, windowId, corrected, rankedLevels, asOf] = keys
  const window = sorted_at && windowId ? { sorted_at: String(sorted_at), id: String(windowId) } : null
  return {
    level: Number(level),
    score: Number(score),
    id: String(id),
    window,
    corrected: corrected === null || corrected === undefined ? null : String(corrected),
    rankedLevels: Number(rankedLevels),
    asOf: String(asOf),
  }
}
