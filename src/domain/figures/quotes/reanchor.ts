import { findOccurrences, isWholeMatch } from './occurrences.ts'

/** A quote in a text: the text from `start` to `end`. */
export interface Span {
  start: number
  end: number
}

/** Context on each side of a quote that is compared, in characters. */
const maxContextCharacters = 40
/** Context on one side that must be equal, in characters. */
const minContextCharacters = 8
/** A quote with more occurrences in a text is ambiguous. */
const maxOccurrences = 500

/** A change of a text. */
interface Edit {
  before: string
  after: string
  /** Lengths of the common prefix and suffix. */
  prefix: number
  suffix: number
}

/** A possible new position of a quote. */
interface Candidate {
  start: number
  /** The confidence: if two quotes have the same candidate, the higher score wins. */
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
 * Finds the positions of quotes after a change of the text: in an unchanged part, at the shifted position; otherwise
 * where the quote occurs only once, or with the same context. Pure, and `after.slice(start, end)` is the quote.
 * @returns a span for each quote, null if it is ambiguous or gone
 */
export function reanchor(before: string, after: string, spans: readonly Span[]): (Span | null)[] {
  const edit = editOf(before, after)
  const candidates = spans.map((span) => findInChangedText(edit, span))
  const best = new Map<string, { from: number; score: number }>()
  spans.forEach((span, index) => {
    const candidate = candidates[index]
    if (!candidate) return
    const key = `${candidate.start} ${span.end - span.start}`
    const bestSoFar = best.get(key)
    if (bestSoFar === undefined || bestSoFar.score < candidate.score) {
      best.set(key, { from: span.start, score: candidate.score })
    }
  })
  return spans.map((span, index) => {
    const candidate = candidates[index]
    if (!candidate) return null
    const length = span.end - span.start
    // two different quotes cannot have the same new position
    if (best.get(`${candidate.start} ${length}`)?.from !== span.start) return null
    return { start: candidate.start, end: candidate.start + length }
  })
}

function findInChangedText(edit: Edit, { start, end }: Span): Candidate | null {
  const { before, after, prefix, suffix } = edit
  const shift = after.length - before.length
  const wasWhole = isWholeMatch(before, start, end)
  const fits = (at: number) => !wasWhole || isWholeMatch(after, at, at + end - start)
  if (end <= prefix && fits(start)) return { start, score: Infinity }
  if (start >= before.length - suffix && fits(start + shift)) return { start: start + shift, score: Infinity }
  const quote = before.slice(start, end)
  const starts = findOccurrences(after, quote, maxOccurrences + 1)
  if (starts.length > maxOccurrences) return null
  const candidates = starts.filter(fits)
  const countBefore = findOccurrences(before, quote, maxOccurrences).filter(
    (at) => !wasWhole || isWholeMatch(before, at, at + quote.length),
  ).length
  if (candidates.length === 1 && countBefore === 1)
    return { start: candidates[0]!, score: maxContextCharacters * 2 }
  return bestByContext(edit, { start, end }, candidates)
}

/** The candidate with the longest common context; of equal ones, the nearest. */
function bestByContext(
  { before, after }: Edit,
  { start, end }: Span,
  candidates: readonly number[],
): Candidate | null {
  let best: (Candidate & { distance: number }) | undefined
  for (const at of candidates) {
    const left = commonContextBefore(before, start, after, at)
    const right = commonContextAfter(before, end, after, at + end - start)
    if (Math.max(left, right) < minContextCharacters) continue
    const distance = Math.abs(at - start)
    const score = left + right
    if (best === undefined || score > best.score || (score === best.score && distance < best.distance)) {
      best = { start: at, score, distance }
    }
  }
  return best ?? null
}

function commonContextBefore(one: string, from: number, other: string, to: number): number {
  let length = 0
  while (length < maxContextCharacters && one[from - 1 - length] === other[to - 1 - length]) {
    // both texts start here: full context
    if (from - 1 - length < 0) return maxContextCharacters
    length++
  }
  return length
}

function commonContextAfter(one: string, from: number, other: string, to: number): number {
  let length = 0
  while (length < maxContextCharacters && one[from + length] === other[to + length]) {
    if (from + length >= one.length) return maxContextCharacters
    length++
  }
  return length
}
