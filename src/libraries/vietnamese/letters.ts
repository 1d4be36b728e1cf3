/** Characters that take no room and come along with text from pages, PDF files and word processors. */
const INVISIBLE = /[\p{Cf}\p{DI}]/gu

/** What words are made of, as a pattern: letters, marks, digits and what is not seen, but for the space without width. */
export const WORD = '(?:(?!\\u200b)[\\p{L}\\p{M}\\p{N}\\p{Cf}\\p{DI}])+'

/** Of a longer word only the beginning tells it from others: to read a word takes up to the square of its length. */
const LONGEST_WORD = 200

/**
 * One form for every spelling of the same word: nothing invisible, compatibility forms resolved (NFKC), and one đ for
 * the eth, the African D and a d with a combining stroke, which look the same and are typed instead of it. What is
 * invisible goes first: a mark behind it belongs to the letter before it.
 */
export function canonicalLetters(word: string): string {
  const read = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).toWellFormed() : word
  return read
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(/[ÐƉ]|D[\u0335\u0336]/g, 'Đ')
    .replace(/[ðɖ]|d[\u0335\u0336]/g, 'đ')
}

/** Letters without any mark, đ as d. Canonical decomposition alone leaves đ as it is. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
