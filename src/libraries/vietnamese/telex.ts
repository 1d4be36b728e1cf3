import { isSyllable } from './syllable.ts'
import { withoutMarks } from './letters.ts'

const toneKeys: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
}

/** The Telex keys of letters with marks, longest first. */
const letterKeys: readonly (readonly [RegExp, string])[] = [
  [/uwow|uow|uwo/, 'ươ'],
  [/aa/, 'â'],
  [/ee/, 'ê'],
  [/oo/, 'ô'],
  [/aw/, 'ă'],
  [/ow/, 'ơ'],
  [/uw|w/, 'ư'],
]

/**
 * Reads Telex keys that were typed with the input method switched off: `ddangr` is đảng, `truowngf` trường. The tone mark
 * stands on the first vowel, which makes no difference to search.
 * @returns null if the letters already are a syllable, or if the keys make none
 */
export function readTelex(word: string): string | null {
  const typed = word.toLowerCase()
  if (!/^[a-z]{2,12}$/.test(typed) || isSyllable(typed)) return null
  const barred = typed.replace(/^dd/, 'đ').replace(/^d(.*)d$/, 'đ$1')
  const spelled = letterKeys.reduce((text, [keys, letter]) => text.replace(keys, letter), barred)
  const toned = /^(.*[aeiouyăâêôơư][a-zăâêôơư]*?)([sfrxj])([a-z]{0,2})$/.exec(spelled)
  const letters = toned ? toned[1]! + toned[3]! : spelled
  if (letters === typed || !isSyllable(withoutMarks(letters))) return null
  const mark = toned ? toneKeys[toned[2]!]! : ''
  return letters.replace(/[aeiouyăâêôơư]/, (vowel) => vowel + mark).normalize('NFC')
}
