/** Characters that take no room and come along with text from PDF files and word processors. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/**
 * One form for every spelling of the same letters: compatibility forms resolved (NFKC), nothing invisible, and one đ for
 * the eth, the African D and a d with a combining stroke, which look the same and are typed instead of it.
 */
export function canonicalLetters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[ÐƉ]|D[\u0335\u0336]/g, 'Đ')
    .replace(/[ðɖ]|d[\u0335\u0336]/g, 'đ')
}

/** Letters without any mark, đ as d. Canonical decomposition alone leaves đ as it is. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
