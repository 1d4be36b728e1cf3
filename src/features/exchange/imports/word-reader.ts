import { LRUCache } from 'lru-cache'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import type { Vocabulary } from '../../../platform/resource/vocabulary.ts'

/** Reads the value that a cell names; an unknown text does not change. */
export type ReadWord = (cell: string) => string

/** The size of a cache, because tables repeat few words many times. */
const maxCachedCells = 1_000

const folded = (text: string) => slugOf(text.trim())

/** All spellings of a vocabulary, with their values. */
export const spellingsOf = ({ labels, more = {} }: Vocabulary): [spelling: string, value: string][] =>
  Object.entries(labels).flatMap(([value, { vi }]) =>
    [vi, ...(more[value] ?? [])].map((spelling): [string, string] => [spelling, value]),
  )

/** Compares without case and accents, as for headers. */
export function wordReader(vocabulary: Vocabulary): ReadWord {
  const values = new Set(Object.keys(vocabulary.labels))
  const known = new Map(spellingsOf(vocabulary).map(([spelling, value]) => [folded(spelling), value]))
  const cache = new LRUCache<string, string>({ max: maxCachedCells })
  return (cell) => {
    if (values.has(cell)) return cell
    let value = cache.get(cell)
    if (value === undefined) {
      value = known.get(folded(cell)) ?? cell
      cache.set(cell, value)
    }
    return value
  }
}
