import { findQuantities } from './numbers/quantities.ts'
import type { Quantity } from './numbers/quantity.ts'
import { layOut, type Place } from './text/layout.ts'
import { formOf } from './text/letters.ts'
import type { Phrase, PhraseReader } from './text/phrases.ts'
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
  return { text, tokens, places: layOut(tokens), quantities: findQuantities(tokens) }
}

/** No phrase that rules look for before a token is longer. */
const LONGEST = 7

/** The longest phrase that ends right before a token. */
export function phraseBefore<Meaning>(
  { tokens }: Scene,
  read: PhraseReader<Meaning>,
  before: number,
): Phrase<Meaning> | undefined {
  for (let from = Math.max(0, before - LONGEST); from < before; from++) {
    const phrase = read(tokens, from)
    if (phrase?.to === before) return phrase
  }
  return undefined
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
