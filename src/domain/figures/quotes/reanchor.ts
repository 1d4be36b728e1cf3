import { placesOf, standsAlone } from './places.ts'

/** A quote in a text: the text from `start` to `end`. */
export interface Span {
  start: number
  end: number
}

/** So much of the words around a quote tells it from its likes. */
const CONTEXT = 40
/** So much of them on one side must still be there. */
const ENOUGH = 8
/** A number that stands in a text more often than that cannot be told apart. */
const MOST_PLACES = 500

interface Edit {
  before: string
  after: string
  /** How much both begin and end with alike. */
  prefix: number
  suffix: number
}

interface Found {
  start: number
  /** How sure it is; of two quotes that claim one place the surer one has it. */
  score: number
}

function editOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++
  let suffix = 0
  while (
    suffix < shorter - prefix &&
    before[before.length - 1 - suffix] === after[after.length - 1 - suffix]
  ) {
    suffix++
  }
  return { before, after, prefix, suffix }
}

/**
 * Where quotes of a text stand after it was changed: where nothing changed, at their place; else where the quote stands
 * only once, or among the same words as before. Pure, and `after.slice(start, end)` is the quote.
 * @returns a span for each quote, null where it cannot be told
 */
export function reanchor(before: string, after: string, spans: readonly Span[]): (Span | null)[] {
  const edit = editOf(before, after)
  const found = spans.map((span) => placeAfter(edit, span))
  const best = new Map<string, { from: number; score: number }>()
  spans.forEach((span, index) => {
    const place = found[index]
    if (!place) return
    const key = `${place.start} ${span.end - span.start}`
    const known = best.get(key)
    if (known === undefined || known.score < place.score) {
      best.set(key, { from: span.start, score: place.score })
    }
  })
  return spans.map((span, index) => {
    const place = found[index]
    if (!place) return null
    const length = span.end - span.start
    // two quotes that stood apart cannot have become one
    if (best.get(`${place.start} ${length}`)?.from !== span.start) return null
    return { start: place.start, end: place.start + length }
  })
}

function placeAfter(edit: Edit, { start, end }: Span): Found | null {
  const { before, after, prefix, suffix } = edit
  const shift = after.length - before.length
  const alone = standsAlone(before, start, end)
  const fits = (at: number) => !alone || standsAlone(after, at, at + end - start)
  if (end <= prefix && fits(start)) return { start, score: Infinity }
  if (start >= before.length - suffix && fits(start + shift)) return { start: start + shift, score: Infinity }
  const quote = before.slice(start, end)
  const places = placesOf(after, quote, MOST_PLACES + 1)
  if (places.length > MOST_PLACES) return null
  const candidates = places.filter(fits)
  const wasOnly = placesOf(before, quote, MOST_PLACES).filter(
    (at) => !alone || standsAlone(before, at, at + quote.length),
  ).length
  if (candidates.length === 1 && wasOnly === 1) return { start: candidates[0]!, score: CONTEXT * 2 }
  return amongLikes(edit, { start, end }, candidates)
}

/** The candidate with the same words around it, the nearest one of equals. */
function amongLikes(
  { before, after }: Edit,
  { start, end }: Span,
  candidates: readonly number[],
): Found | null {
  let best: (Found & { distance: number }) | undefined
  for (const at of candidates) {
    const left = alikeLeft(before, start, after, at)
    const right = alikeRight(before, end, after, at + end - start)
    if (Math.max(left, right) < ENOUGH) continue
    const distance = Math.abs(at - start)
    const score = left + right
    if (best === undefined || score > best.score || (score === best.score && distance < best.distance)) {
      best = { start: at, score, distance }
    }
  }
  return best ?? null
}

function alikeLeft(one: string, from: number, other: string, to: number): number {
  let length = 0
  while (length < CONTEXT && one[from - 1 - length] === other[to - 1 - length]) {
    // both begin here: the same place as surely as can be
    if (from - 1 - length < 0) return CONTEXT
    length++
  }
  return length
}

function alikeRight(one: string, from: number, other: string, to: number): number {
  let length = 0
  while (length < CONTEXT && one[from + length] === other[to + length]) {
    if (from + length >= one.length) return CONTEXT
    length++
  }
  return length
}
