import { pairOf, term } from '../term.ts'
import type { Reading } from './reading.ts'

/** What counts for a document, and how much. Everything is whole numbers, so that a page can go on exactly where one ended. */
export interface Evidence {
  weight: number
  terms: number[]
}

const WEIGHTS = {
  title: 30,
  'title-pair': 9,
  'title-exact': 4,
  'title-word': 5,
  pair: 5,
  exact: 3,
  frequent: 2,
  word: 1,
} as const

/** The evidence for any of the readings. */
export function evidenceOf(readings: readonly Reading[]): Evidence[] {
  const found = Object.fromEntries(Object.keys(WEIGHTS).map((kind) => [kind, new Set<number>()])) as Record<
    keyof typeof WEIGHTS,
    Set<number>
  >
  for (const { parts } of readings) {
    for (const { tokens, excluded } of parts) {
      if (excluded) continue
      found['title'].add(term('title', tokens.map(({ folded }) => folded).join(' ')))
      tokens.forEach((token, i) => {
        for (const kind of ['word', 'title-word', 'frequent'] as const)
          found[kind].add(term(kind, token.folded))
        if (token.marked)
          for (const kind of ['exact', 'title-exact'] as const) found[kind].add(term(kind, token.exact))
        const before = tokens[i - 1]
        if (!before || token.afterBreak) return
        const pair = pairOf(before.folded, token.folded)
        for (const kind of ['pair', 'title-pair'] as const) found[kind].add(term(kind, pair))
      })
    }
  }
  return Object.entries(WEIGHTS).map(([kind, weight]) => ({
    weight,
    terms: [...found[kind as keyof typeof WEIGHTS]],
  }))
}
