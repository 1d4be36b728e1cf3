import { setImmediate } from 'node:timers/promises'
import type { Draft } from '../../resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { readTexts, type Reading } from './terms-of.ts'

/** Others have their turn after so long. */
const SLICE_MS = 0.5

/** Reads the texts that rows will have, while the database stores them. @returns by the ids of the rows */
export async function readAhead(
  source: SearchSource,
  drafts: readonly Draft[],
): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>()
  const { foreseen } = source
  if (foreseen === undefined) return readings
  // the rows are on their way first
  await setImmediate()
  let since = performance.now()
  for (const draft of drafts) {
    readings.set(draft.id, readTexts(foreseen(draft)))
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
  return readings
}
