import { LRUCache } from 'lru-cache'
import type { SearchDocument, SearchText } from '../../../platform/resource/search-provider.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import type { ParsedQuery } from './parsed-query.ts'

/** A text, or the part of it that matches the query, with the words that match. */
interface Highlight {
  field: string
  /** Where `text` begins in the field. */
  start: number
  text: string
  /** Begin and end within `text`, in UTF-16 code units. */
  ranges: [number, number][]
}

/** The words to mark. */
interface Marking {
  folded: Set<string>
  /** Exact forms of the query by their folded forms: where a text has an exact form, other forms are not marked. */
  exact: Map<string, Set<string>>
  continuations: Set<string>
}

export function markingOf(variants: readonly ParsedQuery[], continuations: readonly string[]): Marking {
  const tokens = variants.flatMap(({ parts }) =>
    parts.filter(({ excluded }) => !excluded).flatMap((part) => part.tokens),
  )
  const exact = new Map<string, Set<string>>()
  for (const token of tokens) {
    if (!token.marked) continue
    exact.set(token.folded, (exact.get(token.folded) ?? new Set()).add(token.exact))
  }
  return {
    folded: new Set(tokens.map(({ folded }) => folded)),
    exact,
    continuations: new Set(continuations),
  }
}

const passageCharacters = 200
const maxPassages = 2
/** Further words of a text are not searched either. */
const maxTextCharacters = 40_000
/** A longer run without a space is not a word. */
const maxWordCharacters = 60
/** How many matching words of a text are scored: these are enough to find a good passage. */
const maxScoredWords = 1000

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

function marked(tokens: readonly Token[], marking: Marking): Token[] {
  const exactHere = new Set<string>()
  for (const token of tokens)
    if (marking.exact.get(token.folded)?.has(token.exact)) exactHere.add(token.folded)
  const hits = tokens.filter((token) => {
    if (!marking.folded.has(token.folded)) return false
    return !exactHere.has(token.folded) || marking.exact.get(token.folded)!.has(token.exact)
  })
  return hits.length > 0 ? hits : tokens.filter(({ folded }) => marking.continuations.has(folded))
}

/** Neighbouring words become one range where only spaces and dashes are between them. */
function rangesOf(text: string, hits: readonly Token[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const { start, end } of hits) {
    const last = ranges.at(-1)
    if (last && /^[\s\-–/]{0,3}$/.test(text.slice(last[1], start))) last[1] = end
    else ranges.push([start, end])
  }
  return ranges
}

/** The passages of a text where most different words of the query stand close together. */
function passagesOf(text: string, hits: readonly Token[]): { from: number; to: number }[] {
  let behind = 0
  const scored = hits.slice(0, maxScoredWords).map((hit, i) => {
    while (behind < hits.length && hits[behind]!.end - hit.start <= passageCharacters * 0.7) behind += 1
    const near = hits.slice(i, behind)
    return { from: hit.start, score: new Set(near.map(({ folded }) => folded)).size + near.length / 100 }
  })
  const chosen: { from: number; to: number }[] = []
  for (const { from } of scored.toSorted((a, b) => b.score - a.score || a.from - b.from).slice(0, 50)) {
    if (chosen.length >= maxPassages) break
    const begin = wordBorder(text, Math.max(0, from - passageCharacters * 0.3), -1)
    const end = wordBorder(text, Math.min(text.length, begin + passageCharacters), 1)
    if (chosen.every((other) => end <= other.from || begin >= other.to)) chosen.push({ from: begin, to: end })
  }
  return chosen.toSorted((a, b) => a.from - b.from)
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

function highlightsOf({ field, text }: SearchText, marking: Marking, whole: boolean): Highlight[] {
  const hits = marked(tokensRead(text), marking)
  if (hits.length === 0) return []
  if (whole || text.length <= passageCharacters)
    return [{ field, start: 0, text, ranges: rangesOf(text, hits) }]
  return passagesOf(text, hits).map(({ from, to }) => ({
    field,
    start: from,
    text: text.slice(from, to),
    ranges: rangesOf(
      text,
      hits.filter(({ start, end }) => start >= from && end <= to),
    ).map(([start, end]) => [start - from, end - from]),
  }))
}

/** The parts of a document that match the query: its title, and the best passages of its texts. */
export function highlight(document: SearchDocument, marking: Marking): Highlight[] {
  const title = highlightsOf(document.title, marking, true)
  const passages = document.texts.flatMap((text) => highlightsOf(text, marking, false))
  return [...title, ...passages.slice(0, maxPassages)]
}
