const onsets = 'ngh|ng|nh|kh|gh|gi|qu|ch|th|tr|ph|[bcdđghklmnprstvx]'

/** Rhymes with their letters as they are spelled, without tones, grouped by their last letters. */
const rhymes = [
  'a[iouy]?|â[uy]|eo?|êu?|i[au]?|iêu|oi?|oa[ioy]?|oeo?|ôi?|ơi?|u[aiy]?|uây|uê|uôi|uơ|uy[au]|ư[aiu]?|ươ[iu]|y|yêu',
  '(?:[aăâeêioôơu]|iê|oa|oă|oe|uâ|uê|uô|uy|uyê|ươ|yê)n',
  '(?:[aăâeêioôơuư]|iê|oa|oă|oe|uô|ươ|yê)m',
  '(?:[aăâeoôuư]|iê|oa|oă|oe|oo|uâ|uô|ươ|yê)ng',
  '(?:[aêi]|oa|uê|uy)nh',
]
const stoppedRhymes = [
  '(?:[aăâeêioôơuư]|iê|oa|oă|oe|uâ|uê|uô|uy|uyê|ươ|yê)t',
  '(?:[aăâeêioôơu]|iê|oa|oă|ươ|uy)p',
  '(?:[aăâeoôuư]|iê|oa|oă|oo|uô|ươ)c',
  '(?:[aêi]|oa|uê|uy)ch',
]
const open = new RegExp(`^(?:${onsets})?(?:${rhymes.join('|')})$`)
const stopped = new RegExp(`^(?:${onsets})?(?:${stoppedRhymes.join('|')})$`)

const acute = 1
const dot = 5

/**
 * Whether letters with a tone are spelled as a Vietnamese syllable: `hôi` with any tone, `hôc` with acute or dot only.
 * @param tone 0 for none, else as `Syllable.exact` numbers it
 */
export const isSpelled = (letters: string, tone: number): boolean =>
  open.test(letters) || (stopped.test(letters) && (tone === acute || tone === dot))

const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const

/** The letter of a rhyme that carries the tone: the last one with a hat or horn, else by the letters around. */
function tonePlace(letters: string): number {
  const hatted = letters.search(/[ăâêôơ](?!.*[ăâêôơ])/)
  if (hatted >= 0) return hatted
  const horned = letters.indexOf('ư')
  if (horned >= 0) return horned
  const onset = /^(?:gi(?=[aeiouy])|qu)/.exec(letters)?.[0].length ?? 0
  const vowels = /[aeiouy]+/.exec(letters.slice(onset))
  if (vowels === null) return -1
  const first = onset + vowels.index
  const isClosed = first + vowels[0].length < letters.length
  if (isClosed) return first + vowels[0].length - 1
  return first + (vowels[0].length > 2 ? 1 : 0)
}

/** A syllable with its tone mark at its usual place: `hóa`, `hoàn`, `quý`, `giữa`. @param tone as in `isSpelled` */
export function withTone(letters: string, tone: number): string {
  const place = tonePlace(letters)
  if (place < 0) return letters
  return (letters.slice(0, place + 1) + toneMarks[tone]! + letters.slice(place + 1)).normalize('NFC')
}
