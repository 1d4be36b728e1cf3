import type { ParsedText } from './parsed-text.ts'

/** The marks that end a clause. */
export const clauseMarks: ReadonlySet<string> = new Set([',', ';', ':', '(', ')', '.'])

/**
 * Walks back over a clause, from the token before `from`.
 * @param maxTokens how far it walks
 * @param find what to return at a token; undefined to go on
 * @returns what `find` returns first; undefined if it returns nothing in the clause
 */
export function findBackInClause<Found>(
  { tokens, places }: ParsedText,
  from: number,
  maxTokens: number,
  find: (at: number) => Found | undefined,
): Found | undefined {
  for (let at = from - 1; at >= Math.max(0, from - maxTokens); at--) {
    if (clauseMarks.has(tokens[at]!.form) || places[at]!.sentence !== places[from]!.sentence) return undefined
    const found = find(at)
    if (found !== undefined) return found
  }
  return undefined
}
