import { questionWords } from '../../../libraries/vietnamese/question-words.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'

/** Whether a number is a year, in which a document may have come out without naming it. */
export const isYear = ({ folded }: Token): boolean => /^(?:19|20)\d\d$/.test(folded)

const announcing = 'nam'

/** Words that ask, and `năm` before a year: a text need not have them. None where there are no other words. */
export function silentWords<Word extends Token>(words: readonly Word[]): ReadonlySet<Word> {
  const silent = questionWords(words)
  words.forEach((word, at) => {
    const next = words[at + 1]
    if (word.folded === announcing && next !== undefined && isYear(next)) silent.add(word)
  })
  return silent.size < words.length ? silent : new Set()
}
