import { bigramOf, term } from '../term.ts'
import { documentReferencesIn, neighboursOfReference } from './document-references.ts'
import type { ParsedQuery } from './parsed-query.ts'

/** Entries that raise the score of a document, and by how much. All numbers are whole, so that pages continue exactly. */
export interface ScoringSignal {
  weight: number
  terms: number[]
}

const weights = {
  title: 30,
  'title-pair': 9,
  'title-exact': 4,
  'title-word': 5,
  pair: 5,
  exact: 3,
  frequent: 2,
  word: 1,
} as const

/** The scoring signals of all variants of a query. */
export function scoringSignalsOf(variants: readonly ParsedQuery[]): ScoringSignal[] {
  const entries = Object.fromEntries(Object.keys(weights).map((kind) => [kind, new Set<number>()])) as Record<
    keyof typeof weights,
    Set<number>
  >
  for (const { parts } of variants) {
    for (const { tokens, excluded } of parts) {
      if (excluded) continue
      entries['title'].add(term('title', tokens.map(({ folded }) => folded).join(' ')))
      tokens.forEach((token, i) => {
        for (const kind of ['word', 'title-word', 'frequent'] as const)
          entries[kind].add(term(kind, token.folded))
        if (token.marked)
          for (const kind of ['exact', 'title-exact'] as const) entries[kind].add(term(kind, token.exact))
        const before = tokens[i - 1]
        if (!before || token.afterBreak) return
        const bigram = bigramOf(before.folded, token.folded)
        for (const kind of ['pair', 'title-pair'] as const) entries[kind].add(term(kind, bigram))
      })
      for (const reference of documentReferencesIn(tokens)) {
        for (const bigram of neighboursOfReference(reference, tokens))
          for (const kind of ['pair', 'title-pair'] as const) entries[kind].add(term(kind, bigram))
      }
    }
  }
  return Object.entries(weights).map(([kind, weight]) => ({
    weight,
    terms: [...entries[kind as keyof typeof weights]],
  }))
}
