import { findQuantities } from './numbers/quantities.ts'
import type { Quantity } from './numbers/quantity.ts'
import { layOut, type Place } from './text/layout.ts'
import { formOf } from './text/letters.ts'
import type { Token } from './text/token.ts'
import { tokenise } from './text/tokenise.ts'

/** A text, read once: what all rules look at. */
export interface Scene {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly places: readonly Place[]
  readonly quantities: readonly Quantity[]
}

export function readScene(text: string): Scene {
  const tokens = tokenise(text)
  const places = layOut(tokens)
  return { text, tokens, places, quantities: findQuantities(tokens, places) }
}

/** The forms of single words, for `has`. */
export const wordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(formOf))

/** Goes over tokens of a set, at most `most` of them, and gives the first one behind. */
export function skip({ tokens }: Scene, words: ReadonlySet<string>, from: number, most: number): number {
  let at = from
  while (at < tokens.length && at - from < most && words.has(tokens[at]!.form)) at += 1
  return at
}

/** The characters of a range of tokens, `to` exclusive. */
export function textOf({ text, tokens }: Scene, from: number, to: number): string {
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}
