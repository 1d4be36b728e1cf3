/** Invisible characters of text from pages, PDF files and word processors. */
const invisible = /[\p{Cf}\p{DI}]/gu

/** A pattern of words: letters, marks, digits and invisible characters other than the zero-width space. */
export const wordPattern = '(?:(?!\\u200b)[\\p{L}\\p{M}\\p{N}\\p{Cf}\\p{DI}])+'

/** The rest of a longer word is ignored: reading a word takes up to the square of its length. */
const maxWordLength = 200

/**
 * One form for all spellings of a word: no invisible characters, compatibility forms resolved (NFKC), and đ for the eth,
 * the African D and a d with a combining stroke, which look the same and are typed instead of it. Invisible characters
 * are removed first: a mark after one belongs to the letter before it.
 */
export function canonicalLetters(word: string): string {
  const read = word.length > maxWordLength ? word.slice(0, maxWordLength).toWellFormed() : word
  return read
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/[ÐƉ]|D[\u0335\u0336]/g, 'Đ')
    .replace(/[ðɖ]|d[\u0335\u0336]/g, 'đ')
}

/** Letters without any mark, đ as d. Canonical decomposition alone leaves đ as it is. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
