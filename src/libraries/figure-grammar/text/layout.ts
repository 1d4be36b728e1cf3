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

/** Walks the text once. A parenthesis left open ends with its sentence. Tokens that stand together share their place. */
export function layOut(tokens: readonly Token[]): Place[] {
  let items = 0
  let place: Place = { sentence: 0, item: 0, opener: -1 }
  let around: Place[] = []
  return tokens.map((token, at) => {
    let own = place
    if (OPENERS.has(token.form)) {
      around.push(place)
      place = { sentence: place.sentence, item: ++items, opener: at }
    } else if (CLOSERS.has(token.form)) {
      own = around.pop() ?? place
      place = own
    } else if (endsSentence(tokens, at)) {
      place = { sentence: place.sentence + 1, item: ++items, opener: -1 }
      around = []
    } else if (token.form === ';') {
      place = { sentence: place.sentence, item: ++items, opener: place.opener }
    }
    return own
  })
}

/** A full stop ends a sentence where a blank follows; in `ThS.Lan` and `TP.` it hardly matters. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const { kind, form } = tokens[at]!
  if (kind === 'break') return true
  if (form !== '.' && form !== '!' && form !== '?' && form !== '…') return false
  return tokens[at + 1]?.spaced ?? true
}
