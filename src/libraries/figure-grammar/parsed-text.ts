import { findQuantities } from './numbers/quantities.ts'
import type { Quantity } from './numbers/quantity.ts'
import { locateTokens, type Place } from './text/layout.ts'
import { formOf } from './text/letters.ts'
import type { Token } from './text/token.ts'
import { tokenise } from './text/tokenise.ts'

/** A parsed text: the input of all rules. */
export interface ParsedText {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly places: readonly Place[]
  readonly quantities: readonly Quantity[]
}

/** Parses a text: splits it into tokens, and finds their places and the numbers. */
export function parseText(text: string): ParsedText {
  const tokens = tokenise(text)
  const places = locateTokens(tokens)
  return { text, tokens, places, quantities: findQuantities(tokens, places) }
}

/** The set of the forms of single words. */
export const wordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(formOf))

/** Skips up to `maxTokens` tokens whose form is in a set. @returns the index of the next token */
export function skip(
  { tokens }: ParsedText,
  words: ReadonlySet<string>,
  from: number,
  maxTokens: number,
): number {
  let at = from
  while (at < tokens.length && at - from < maxTokens && words.has(tokens[at]!.form)) at += 1
  return at
}

/** The first word or number of the sentence of a token, behind breaks and dashes; undefined if it is farther away than `maxTokens`. */
export function sentenceStart(
  { tokens, places }: ParsedText,
  at: number,
  maxTokens: number,
): number | undefined {
  let from = at
  while (from > 0 && places[from - 1]!.sentence === places[at]!.sentence) {
    if (at - from >= maxTokens) return undefined
    from -= 1
  }
  while (tokens[from]?.kind === 'break' || tokens[from]?.form === '-') from += 1
  return from
}

/** The text of a range of tokens, `to` exclusive; the empty text before the first token. */
export function textOf({ text, tokens }: ParsedText, from: number, to: number): string {
  if (to <= from) return ''
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}
