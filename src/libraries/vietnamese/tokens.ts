import { readSyllable, type Syllable } from './syllable.ts'
import { canonicalLetters, withoutMarks, wordPattern } from './letters.ts'

/** A word of a text, with its offsets in the text as given, in any normal form. */
export interface Token extends Syllable {
  start: number
  end: number
  /** Whether a sentence or line ended before it: then the previous word is no neighbour. */
  afterBreak: boolean
  /** The word or its group in one piece: a document code (`91khtu`), joined parts (`lenin`), a day (`20140729`). */
  joined?: { key: string; words: number }
}

const inWord = new RegExp(`^${wordPattern}$`, 'u')
/** Characters between the words of a run: `91-KH/TU`, `20.7.2020`. Most runs are one word. */
const joins = /[-/.,\u2010-\u2013]/
const tokenPattern = new RegExp(
  [
    '(?<day>(?<![\\d/.-])\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d{2}(?!\\d))',
    '(?<grouped>(?<![\\d.,])\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?![\\d]|[.,]\\d))',
    '(?<decimal>(?<![\\d.,])\\d+[.,]\\d+(?![\\d]|[.,]\\d))',
    `(?<compound>${wordPattern}(?:[-/\\u2010-\\u2013]${wordPattern})+)`,
    `(?<word>${wordPattern})`,
  ].join('|'),
  'gu',
)
const partPattern = new RegExp(wordPattern, 'gu')
const breaks = /[!?;:…\n]/
const space = 32
/** After these a full stop ends no sentence: ThS. Nguyễn Văn A. */
const titles = new Set(['ths', 'ts', 'pgs', 'gs', 'tp', 'cn', 'bs', 'ks', 'đ/c'])

/** Counts lose leading zeros (08 lớp = 8 lớp); longer digit strings are identifiers and keep them. */
const numberForm = (digits: string): string => (digits.length <= 3 ? String(Number(digits)) : digits)

const asNumber = (form: string): Syllable => ({
  written: form,
  folded: form,
  exact: `${form}#`,
  marked: false,
})

/** The key of a code or a compound in one piece: `91khtu`. */
export const joinedKey = (text: string): string =>
  withoutMarks(canonicalLetters(text).toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '')

const digitsPattern = /^\d+$/
/** Full-width digits, and digits with invisible characters, are also a number. */
const asNumberIfDigits = (read: Syllable): Syllable =>
  digitsPattern.test(read.folded) ? asNumber(numberForm(read.folded)) : read

// The same few thousand syllables make up all text.
const syllables = new Map<string, Syllable>()
function syllableOf(word: string): Syllable {
  const found = syllables.get(word)
  if (found !== undefined) return found
  const read = asNumberIfDigits(readSyllable(word))
  if (syllables.size < 50_000 && word.length <= 24) syllables.set(word, read)
  return read
}

const readWord = (word: string): Syllable =>
  digitsPattern.test(word) ? asNumber(numberForm(word)) : syllableOf(word)

/** A cache of the kinds of code units: testing every character with a regular expression is the slowest step. */
const kinds = new Uint8Array(0x10000)
const ofWord = 1
const join = 2
const otherKind = 3
/** Half of a surrogate pair. */
const half = 4

function kindOf(unit: number): number {
  const cached = kinds[unit]!
  if (cached !== 0) return cached
  const character = String.fromCharCode(unit)
  const isHalf = unit >= 0xd800 && unit < 0xe000
  const kind = isHalf ? half : inWord.test(character) ? ofWord : joins.test(character) ? join : otherKind
  kinds[unit] = kind
  return kind
}

/** The end of the word that begins at an offset; the offset itself if none does. */
function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === ofWord) at += 1
    else if (kind === half && inWord.test(String.fromCodePoint(text.codePointAt(at)!))) at += 2
    else break
  }
  return at
}

/** The end of a run of words. @param endOfFirst the end of its first word */
function endOfRun(text: string, endOfFirst: number): number {
  let end = endOfFirst
  while (end < text.length && kindOf(text.charCodeAt(end)) === join) {
    const next = endOfWord(text, end + 1)
    if (next === end + 1) break
    end = next
  }
  return end
}

const tokenOf = ({ written, folded, exact, marked }: Syllable, start: number, end: number): Token => ({
  written,
  folded,
  exact,
  marked,
  start,
  end,
  afterBreak: false,
})

/** Whether a word has visible characters: marks and invisible characters alone are no word. */
const isVisible = ({ folded }: Syllable): boolean => folded !== ''

/** The words of a match: one, the parts of a date or compound, or none. */
function wordsOf(text: string, start: number, groups: Record<string, string | undefined>): Token[] {
  const end = start + text.length
  if (groups['grouped']) return [tokenOf(asNumber(text.replace(/\./g, '')), start, end)]
  if (groups['decimal']) return [tokenOf(asNumber(text.replace('.', ',')), start, end)]
  const parts = [...text.matchAll(partPattern)]
    .map(({ 0: word, index }) => tokenOf(readWord(word), start + index, start + index + word.length))
    .filter(isVisible)
  if (groups['word'] || parts.length < 2) return parts
  const [day = '', month = '', year = ''] = parts.map(({ folded }) => folded)
  const key = groups['day'] ? `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}` : joinedKey(text)
  // numbers with a dash or slash between them are a range or a share, and no joined word
  if (!groups['day'] && !/\p{L}/u.test(text)) return parts
  parts[0]!.joined = { key, words: parts.length }
  return parts
}

/** Whether a sentence or line ends between two words. */
function endsBetween(text: string, end: number, start: number, isAfterTitle: boolean): boolean {
  if (start === end + 1 && text.charCodeAt(end) === space) return false
  const between = text.slice(end, start)
  return breaks.test(between) || (!isAfterTitle && between.includes('.'))
}

/**
 * Splits a text into words with their offsets. Numbers are read in Vietnamese notation (2.157 = 2157), dates and codes as
 * parts and as one joined word. It takes time linear to the length of the text.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  let isTitle = false
  const add = (token: Token) => {
    token.afterBreak = tokens.length > 0 && endsBetween(text, end, token.start, isTitle)
    tokens.push(token)
    end = token.end
    isTitle = titles.has(token.written)
  }
  for (let at = 0; at < text.length;) {
    const first = endOfWord(text, at)
    if (first === at) {
      at += 1
      continue
    }
    const last = endOfRun(text, first)
    const run = text.slice(at, last)
    if (last === first) {
      const word = readWord(run)
      if (isVisible(word)) add(tokenOf(word, at, last))
    } else {
      for (const { 0: group, index, groups = {} } of run.matchAll(tokenPattern)) {
        const [token, ...others] = wordsOf(group, at + index, groups)
        if (token === undefined) continue
        add(token)
        for (const other of others) tokens.push(other)
        end = at + index + group.length
        isTitle = titles.has(group.toLowerCase())
      }
    }
    at = last
  }
  return tokens
}
