import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { ParsedQuery } from './parsed-query.ts'

const maxWords = 12

/** A word of a query that is not excluded. */
export interface RequiredWord {
  token: Token
  /** Whether it stands beside the word before it. */
  isNext: boolean
  /** Whether it is a part of a code with digits: `91-KH/TU`. */
  isInCode: boolean
  isInPhrase: boolean
}

/** Which words belong to a code with digits. */
function inCodes(tokens: readonly Token[]): boolean[] {
  let left = 0
  return tokens.map(({ joined }) => {
    if (joined !== undefined && /\d/.test(joined.key)) left = joined.words
    left -= 1
    return left >= 0
  })
}

/** The words that are not excluded, in the order of the text; null where there are none, or too many. */
export function requiredWordsOf(parsed: ParsedQuery): RequiredWord[] | null {
  const parts = parsed.parts.filter(({ excluded }) => !excluded)
  const words = parts.flatMap(({ tokens, phrase }) => {
    const codes = inCodes(tokens)
    return tokens.map((token, i) => ({
      token,
      isNext: i > 0 && !token.afterBreak,
      isInCode: codes[i]!,
      isInPhrase: phrase,
    }))
  })
  if (words.length === 0 || words.length > maxWords) return null
  return words.toSorted((a, b) => a.token.start - b.token.start)
}

/** A word as it stands in the query. */
export const typedAs = (text: string, { token }: { token: Token }): string =>
  text.slice(token.start, token.end)

/** The text with its words replaced. */
export function rewritten(
  text: string,
  words: readonly { token: Token }[],
  spelled: readonly string[],
): string {
  let made = ''
  let end = 0
  for (const [i, { token }] of words.entries()) {
    made += text.slice(end, token.start) + spelled[i]!
    end = token.end
  }
  return made + text.slice(end)
}

/** The word in capitals where the typed word is. */
export function inCaseOf(typed: string, word: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase()
  const [first = ''] = typed
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}
