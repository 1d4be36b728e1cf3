import type { Token } from './token.ts'

/** The structure around a token: tokens of one part of the text have equal numbers. */
export interface Place {
  /** Number of the sentence. */
  readonly sentence: number
  /** Number of the part of a sentence between semicolons; a parenthesis has separate parts. */
  readonly item: number
  /** Index of the opening bracket around it, or -1. */
  readonly opener: number
}

const openers = new Set(['(', '['])
const closers = new Set([')', ']'])

/** Finds the place of each token in one pass. A parenthesis that is not closed ends with its sentence. */
export function locateTokens(tokens: readonly Token[]): Place[] {
  let items = 0
  let place: Place = { sentence: 0, item: 0, opener: -1 }
  let around: Place[] = []
  return tokens.map((token, at) => {
    let own = place
    if (openers.has(token.form)) {
      around.push(place)
      place = { sentence: place.sentence, item: ++items, opener: at }
    } else if (closers.has(token.form)) {
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

/** A full stop ends a sentence if a blank follows; for `ThS.Lan` and `TP.` the difference does not matter. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const { kind, form } = tokens[at]!
  if (kind === 'break') return true
  if (form !== '.' && form !== '!' && form !== '?' && form !== '…') return false
  return tokens[at + 1]?.spaced ?? true
}
