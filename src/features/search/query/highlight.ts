import { LRUCache } from 'lru-cache'
import type { SearchDocument, SearchText } from '../../../platform/resource/search-provider.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { marksOf, type Mark, type Marking } from './marking.ts'

/** A text, or the part of it that matches the query, with the words that match. */
interface Highlight {
  field: string
  /** Where `text` begins in the field. */
  start: number
  text: string
  /** Begin and end within `text`, in UTF-16 code units. */
  ranges: [number, number][]
}

const passageCharacters = 200
const maxPassages = 2
/** Further words of a text are not searched either. */
const maxTextCharacters = 40_000
/** A longer run without a space is not a word. */
const maxWordCharacters = 60
/** How many marks of a text are scored: these are enough to find a good passage. */
const maxScoredMarks = 1000
/** A passage with the phrase, or with many words side by side, is better than one with more words apart. */
const phraseScore = 10
const neighbourScore = 0.5

const maxCachedTexts = 400
const maxCachedCharacters = 20_000

/** The tokens of recent texts, since the same documents match most queries. */
const cache = new LRUCache<string, Token[]>({ max: maxCachedTexts })
function tokensRead(text: string): Token[] {
  const cached = cache.get(text)
  if (cached !== undefined) return cached
  const tokens = tokensOf(text.slice(0, maxTextCharacters))
  if (text.length <= maxCachedCharacters) cache.set(text, tokens)
  return tokens
}

/** Neighbouring words become one range where only spaces and dashes are between them. */
function rangesOf(text: string, marks: readonly Mark[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const { start, end } of marks.flatMap(({ tokens }) => tokens)) {
    const last = ranges.at(-1)
    if (last && /^[\s\-–/]{0,3}$/.test(text.slice(last[1], start))) last[1] = end
    else ranges.push([start, end])
  }
  return ranges
}

/** A part of a text that may be shown. */
interface Passage {
  highlight: Highlight
  score: number
}

const startOf = ({ tokens }: Mark) => tokens[0]!.start
const endOf = ({ tokens }: Mark) => tokens.at(-1)!.end

/** How well marks that are shown together answer the query: by their different words, and how many are side by side. */
function scoreOf(marks: readonly Mark[]): number {
  const words = marks.flatMap(({ tokens }) => tokens)
  const longest = Math.max(...marks.map(({ tokens }) => tokens.length))
  const phrase = marks.some(({ isPhrase }) => isPhrase) ? phraseScore : 0
  return (
    phrase +
    new Set(words.map(({ folded }) => folded)).size +
    (longest - 1) * neighbourScore +
    words.length / 100
  )
}

function passage({ field, text }: SearchText, from: number, to: number, marks: readonly Mark[]): Passage {
  const shown = marks.filter((mark) => startOf(mark) >= from && endOf(mark) <= to)
  const ranges = rangesOf(text, shown).map(([start, end]): [number, number] => [start - from, end - from])
  return { highlight: { field, start: from, text: text.slice(from, to), ranges }, score: scoreOf(shown) }
}

/** The passages of a text where most different words of the query stand close together, best first. */
function passagesOf(source: SearchText, marks: readonly Mark[]): Passage[] {
  const { text } = source
  if (marks.length === 0) return []
  if (text.length <= passageCharacters) return [passage(source, 0, text.length, marks)]
  let behind = 0
  const scored = marks.slice(0, maxScoredMarks).map((mark, i) => {
    behind = Math.max(behind, i + 1)
    while (behind < marks.length && endOf(marks[behind]!) - startOf(mark) <= passageCharacters * 0.7)
      behind += 1
    return { from: startOf(mark), score: scoreOf(marks.slice(i, behind)) }
  })
  const chosen: Passage[] = []
  for (const { from } of scored.toSorted((a, b) => b.score - a.score || a.from - b.from).slice(0, 50)) {
    if (chosen.length >= maxPassages) break
    const begin = wordBorder(text, Math.max(0, from - passageCharacters * 0.3), -1)
    const end = wordBorder(text, Math.min(text.length, begin + passageCharacters), 1)
    const isApart = chosen.every(
      ({ highlight: other }) => end <= other.start || begin >= other.start + other.text.length,
    )
    if (isApart) chosen.push(passage(source, begin, end, marks))
  }
  return chosen
}

/** The nearest space from a position on, so that a passage cuts no word; a word that is too long is cut between letters. */
function wordBorder(text: string, place: number, step: -1 | 1): number {
  const near = Math.floor(place)
  let at = near
  while (at > 0 && at < text.length && !/\s/.test(text[step < 0 ? at - 1 : at]!)) {
    if (Math.abs(at - near) >= maxWordCharacters) return letterBorder(text, near)
    at += step
  }
  return at
}

/** The nearest position that cuts off no mark of a letter and no second half of a surrogate pair. */
function letterBorder(text: string, place: number): number {
  let at = place
  while (at > 0 && /[\p{M}\udc00-\udfff]/u.test(text[at] ?? '')) at -= 1
  return at
}

/** The parts of a document that match the query: its title, and the best passages of its texts, best first. */
export function highlight(document: SearchDocument, marking: Marking): Highlight[] {
  const { title, texts } = document
  const [inTitle, ...inTexts] = marksOf(
    [title, ...texts].map(({ text }) => tokensRead(text)),
    marking,
  )
  const whole =
    inTitle!.length === 0
      ? []
      : [{ field: title.field, start: 0, text: title.text, ranges: rangesOf(title.text, inTitle!) }]
  const passages = texts.flatMap((text, i) => passagesOf(text, inTexts[i]!))
  const best = passages.toSorted((a, b) => b.score - a.score).slice(0, maxPassages)
  return [...whole, ...best.map(({ highlight: shown }) => shown)]
}
