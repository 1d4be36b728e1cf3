import { readSyllable, type Syllable } from './syllable.ts'

/** What people ask with, and no answer has: `trường có bao nhiêu lớp`. */
const questions =
  'bao nhiêu, bao lâu, bao giờ, như thế nào, thế nào, ra sao, tại sao, vì sao, làm sao, là gì, những gì, cái gì, làm gì, khi nào, lúc nào, ' +
  'ở đâu, nơi nào, ai là, là ai, có mấy, nào, gì, mấy'

const asked = questions.split(', ').map((words) => words.split(' ').map(readSyllable))

/** Whether a word is the typed one. A single word needs its marks: `nao` and `gi` are other words too. */
const isAsked = (typed: Syllable, word: Syllable, isAlone: boolean) =>
  typed.marked || isAlone ? typed.exact === word.exact : typed.folded === word.folded

/** The words that belong to a question, among words in their order. */
export function questionWords<Word extends Syllable>(words: readonly Word[]): Set<Word> {
  const found = new Set<Word>()
  for (let at = 0; at < words.length; at += 1) {
    for (const question of asked) {
      const typed = words.slice(at, at + question.length)
      const isWhole = typed.length === question.length
      if (isWhole && typed.every((word, i) => isAsked(word, question[i]!, question.length === 1)))
        for (const word of typed) found.add(word)
    }
  }
  return found
}
