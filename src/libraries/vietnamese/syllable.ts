import { canonicalLetters, withoutMarks } from './letters.ts'

/** The number of each of the five tone marks, with the two obsolete code points of acute and grave. */
const tones: Readonly<Record<string, number>> = {
  '\u0301': 1, // sắc
  '\u0341': 1,
  '\u0300': 2, // huyền
  '\u0340': 2,
  '\u0309': 3, // hỏi
  '\u0303': 4, // ngã
  '\u0323': 5, // nặng
}
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323\u0340\u0341]/g

/** The forms of a word that search compares. */
export interface Syllable {
  /** The word as written, in lower case and NFC. */
  written: string
  /** Letters without marks: `dang` for Đảng, đang, đáng. */
  folded: string
  /** Letters with their marks, followed by the number of the tone: `hoa2` for both hoà and hòa. */
  exact: string
  /** Whether it carries any mark, so that `exact` says more than `folded`. */
  marked: boolean
}

/** `quý` is written `quí`, and `kỹ, lý, mỹ, sỹ, tỷ, vỹ, hy` with i as well; `tay` and `tai`, `thúy` and `thúi` are different words. */
function oneSpellingOfI(letters: string, tone: number): string {
  const spelled = letters.replace(/^qui(?=$|nh$|t$|ch$)/, 'quy')
  return /^[hklmstv]y$/.test(spelled) || (spelled === 'y' && tone > 0) ? `${spelled.slice(0, -1)}i` : spelled
}

/**
 * Splits a word into letters and tone, independent of the position of the tone mark: hoà = hòa, uỷ = ủy, qúy = quý. `uơ`
 * and `ưo` before a letter are misspellings of `ươ` (nuớc, trưòng). A word with several tone marks is not Vietnamese and
 * stays as it is.
 */
export function readSyllable(word: string): Syllable {
  const lower = canonicalLetters(word).toLowerCase()
  const written = lower.normalize('NFC')
  const decomposed = lower.normalize('NFD')
  const marks = decomposed.match(toneMarks) ?? []
  if (marks.length > 1) {
    const foreign = decomposed.normalize('NFC')
    return { written, folded: withoutMarks(foreign), exact: `${foreign}0`, marked: true }
  }
  const tone = marks.length === 1 ? tones[marks[0]!]! : 0
  const bare = decomposed
    .replace(toneMarks, '')
    .normalize('NFC')
    .replace(/(?<!q)(?:uơ|ưo)(?=\p{L})/u, 'ươ')
  const letters = oneSpellingOfI(bare, tone)
  const folded = withoutMarks(letters)
  return { written, folded, exact: `${letters}${tone}`, marked: tone > 0 || letters !== folded }
}

const onset = '(?:ngh|ng|nh|kh|gh|gi|qu|ch|th|tr|ph|[bcdghklmnprstvx])?'
/** Rhymes without marks, grouped by their final consonants. */
const rhymes = [
  'a[ioyu]?|e[ou]?|i[au]?|ieu|o|oa[ioy]?|oeo?|oi|u|ua|uay|ue|ui|uo[iu]?|uu|uy[au]?|yeu|y',
  '(?:oa|oe|oo|ua|ue|uo|uye?|ie|ye|[aeiouy])[mnpt]',
  '(?:oa|oe|oo|ua|uo|ie|ye|[aeou])(?:c|ng)',
  '(?:oa|ue|uy|[aeiy])(?:ch|nh)',
]
const syllable = new RegExp(`^${onset}(?:${rhymes.join('|')})$`)

/** Whether folded letters may be a Vietnamese syllable; others are abbreviations or misspellings. */
export const isSyllable = (folded: string): boolean => syllable.test(folded)
