import { readSyllable, type Syllable } from './syllable.ts'
import { canonicalLetters, withoutMarks } from './unicode.ts'

/** A word of a text, with where it stands in the text as it was given, in whatever normal form. */
export interface Token extends Syllable {
  start: number
  end: number
  /** Whether a sentence or line ended before it: the word before is then no neighbour. */
  afterBreak: boolean
  /** The word or its group in one piece: a document code (`91khtu`), joined parts (`lenin`), a day (`20140729`). */
  joined?: { key: string; words: number }
}

const WORD = '[\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+'
/** Words with nothing but points, strokes and dashes between them. Most are one word. */
const RUN = new RegExp(`${WORD}(?:[-/.,\\u2010-\\u2013]${WORD})*`, 'gu')
const ONLY_LETTERS = /^[\p{L}\p{M}]+$/u
const TOKEN = new RegExp(
  [
    '(?<day>(?<![\\d/.-])\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d{2}(?!\\d))',
    '(?<grouped>(?<![\\d.,])\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?![\\d]|[.,]\\d))',
    '(?<decimal>(?<![\\d.,])\\d+[.,]\\d+(?![\\d]|[.,]\\d))',
    `(?<compound>${WORD}(?:[-/\\u2010-\\u2013]${WORD})+)`,
    `(?<word>${WORD})`,
  ].join('|'),
  'gu',
)
const PARTS = new RegExp(WORD, 'gu')
const BREAKS = /[!?;:…\n]/
/** After these a full stop ends no sentence: ThS. Nguyễn Văn A. */
const TITLES = new Set(['ths', 'ts', 'pgs', 'gs', 'tp', 'cn', 'bs', 'ks', 'đ/c'])

/** Counts lose leading zeros (08 lớp = 8 lớp); longer digit strings are identifiers and keep them. */
const numberForm = (digits: string): string => (digits.length <= 3 ? String(Number(digits)) : digits)

const asNumber = (form: string): Syllable => ({
  written: form,
  folded: form,
  exact: `${form}#`,
  marked: false,
})

const joinedForm = (text: string): string =>
  withoutMarks(canonicalLetters(text).toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '')

// The same few thousand syllables make up all text.
const known = new Map<string, Syllable>()
function syllableOf(word: string): Syllable {
  const found = known.get(word)
  if (found !== undefined) return found
  const read = readSyllable(word)
  if (known.size < 50_000 && word.length <= 24) known.set(word, read)
  return read
}

const readWord = (word: string): Syllable =>
  /^\d+$/.test(word) ? asNumber(numberForm(word)) : syllableOf(word)

const tokenOf = ({ written, folded, exact, marked }: Syllable, start: number, end: number): Token => ({
  written,
  folded,
  exact,
  marked,
  start,
  end,
  afterBreak: false,
})

/** The words that a match stands for: one, or the parts of a date or compound. */
function wordsOf(text: string, start: number, groups: Record<string, string | undefined>): Token[] {
  const end = start + text.length
  if (groups['grouped']) return [tokenOf(asNumber(text.replace(/\./g, '')), start, end)]
  if (groups['decimal']) return [tokenOf(asNumber(text.replace('.', ',')), start, end)]
  if (groups['word']) return [tokenOf(readWord(text), start, end)]
  const parts = [...text.matchAll(PARTS)].map(({ 0: word, index }) =>
    tokenOf(readWord(word), start + index, start + index + word.length),
  )
  const [day = '', month = '', year = ''] = parts.map(({ folded }) => folded)
  const key = groups['day'] ? `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}` : joinedForm(text)
  // bare numbers with a dash or stroke between them are a range or a share, nothing in one piece
  if (!groups['day'] && !/\p{L}/u.test(text)) return parts
  parts[0]!.joined = { key, words: parts.length }
  return parts
}

/**
 * Reads a text into words, original offsets kept. Numbers are read as Vietnamese writes them (2.157 = 2157), dates and
 * codes both in parts and in one piece. Linear in the length of the text.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  let title = false
  const add = (found: readonly Token[], word: string, start: number) => {
    const between = text.slice(end, start)
    found[0]!.afterBreak =
      tokens.length > 0 && between !== ' ' && (BREAKS.test(between) || (!title && between.includes('.')))
    for (const token of found) tokens.push(token)
    end = start + word.length
    title = word.length <= 4 && TITLES.has(word.toLowerCase())
  }
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (ONLY_LETTERS.test(run)) add([tokenOf(syllableOf(run), index, index + run.length)], run, index)
    else {
      for (const match of run.matchAll(TOKEN)) {
        const start = index + match.index
        add(wordsOf(match[0], start, match.groups ?? {}), match[0], start)
      }
    }
  }
  return tokens
}
