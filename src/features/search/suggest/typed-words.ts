import { isBareY, lettersOfMarkedY } from '../../../libraries/vietnamese/bare-y.ts'
import { withoutMarks } from '../../../libraries/vietnamese/letters.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'

/** Words as they are typed. */
export interface TypedWords {
  tokens: readonly Token[]
  /** Whether the last word may be incomplete. */
  open: boolean
}

const lettersOf = ({ exact }: Token) => exact.slice(0, -1)
const toneOf = ({ exact }: Token) => exact.slice(-1)
const noTone = '0'

/** Whether y without marks was typed for `ý`. */
const isMarkedY = (typed: Token, word: Token): boolean =>
  isBareY(typed) && word.folded === lettersOfMarkedY && word.marked

/** Whether a word is the typed one: with its marks, if it has any. */
const isWord = (typed: Token, word: Token): boolean =>
  typed.marked ? typed.exact === word.exact : typed.folded === word.folded || isMarkedY(typed, word)

/**
 * Whether a word can become of an unfinished one: typed marks stay, others may follow. The tone is often typed last, but a
 * word with all of its letters and marks is finished.
 */
function canBecome(typed: Token, word: Token): boolean {
  if (isMarkedY(typed, word)) return true
  if (!word.folded.startsWith(typed.folded)) return false
  if (!typed.marked) return true
  const [letters, whole] = [lettersOf(typed), lettersOf(word)]
  for (let i = 0; i < letters.length; i += 1) {
    const [letter, meant] = [letters[i]!, whole[i] ?? '']
    if (letter !== meant && letter !== withoutMarks(meant)) return false
  }
  return toneOf(typed) === toneOf(word) || (toneOf(typed) === noTone && letters !== whole)
}

/** Whether the word at a place of the typed words can mean a word of a text. */
export function canMean({ tokens, open }: TypedWords, place: number, word: Token): boolean {
  const typed = tokens[place]!
  return open && place === tokens.length - 1 ? canBecome(typed, word) : isWord(typed, word)
}

/** Whether the last typed word stands directly behind the word before it. */
export const endTogether = (typed: TypedWords, words: readonly Token[]): boolean => {
  const last = typed.tokens.length - 1
  return words.some(
    (word, at) => at > 0 && canMean(typed, last, word) && canMean(typed, last - 1, words[at - 1]!),
  )
}
