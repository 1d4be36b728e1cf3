import type { Token } from './token.ts'

/** Where a token stands: numbers that are equal for tokens that stand together. */
export interface Place {
  /** Sentences, one after the other. */
  readonly sentence: number
  /** Parts of a sentence between semicolons; each parenthesis has parts of its own. */
  readonly item: number
  /** The token of the parenthesis that it stands in, or -1. */
  readonly opener: number
}

const OPENERS = new Set(['(', '['])
const CLOSERS = new Set([')', ']'])

/** Walks the text once. A parenthesis left open ends with its sentence. */
export function layOut(tokens: readonly Token[]): Place[] {
  const places: Place[] = []
  let sentence = 0
  let items = 0
  let item = 0
  let opener = -1
  let around: { item: number; opener: number }[] = []
  tokens.forEach((token, at) => {
    if (OPENERS.has(token.form)) {
      places.push({ sentence, item, opener })
      around.push({ item, opener })
      item = ++items
      opener = at
      return
    }
    if (CLOSERS.has(token.form)) ({ item, opener } = around.pop() ?? { item, opener })
    places.push({ sentence, item, opener })
    if (endsSentence(tokens, at)) {
      sentence += 1
      item = ++items
      opener = -1
      around = []
    } else if (token.form === ';') item = ++items
  })
  return places
}

/** A full stop ends a sentence where a blank follows; in `ThS.Lan` and `TP.` it hardly matters. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const { kind, form } = tokens[at]!
  if (kind === 'break') return true
  if (form !== '.' && form !== '!' && form !== '?' && form !== '…') return false
  return tokens[at + 1]?.spaced ?? true
}
