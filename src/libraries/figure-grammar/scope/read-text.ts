import type { Figure } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { findBodies, type Body } from './bodies.ts'

/** A figure, with the tokens of its quote. */
export interface PlacedFigure {
  readonly figure: Figure
  readonly from: number
  readonly to: number
}

/** A text with its figures, and what it names. */
export interface ReadText {
  readonly parsed: ParsedText
  readonly figures: readonly PlacedFigure[]
  /** Where the quotes of figures end: a name right behind one belongs to it. */
  readonly ends: ReadonlySet<number>
  readonly bodies: readonly Body[]
  /** The number of the line of each token. */
  readonly lines: readonly number[]
  /** The subject of the last line above without figures, by line. */
  readonly headings: readonly (Body | undefined)[]
}

/** The most tokens of a heading that names whom the lines below are about. */
const maxHeadingTokens = 20

/** Finds the figures and what is named in a text. @param figures its figures, in order */
export function readText(parsed: ParsedText, figures: readonly Figure[]): ReadText {
  let line = 0
  const lines = parsed.tokens.map(({ kind }) => (kind === 'break' ? line++ : line))
  const placed = placesOf(parsed, figures)
  const bodies = findBodies(parsed)
  const ends = new Set(placed.map(({ to }) => to))
  return { parsed, figures: placed, ends, bodies, lines, headings: headingsOf(lines, placed, bodies) }
}

function placesOf({ tokens }: ParsedText, figures: readonly Figure[]): PlacedFigure[] {
  let from = 0
  return figures.map((figure) => {
    while (from < tokens.length && tokens[from]!.start < figure.start) from += 1
    let to = from
    while (to < tokens.length && tokens[to]!.end <= figure.end) to += 1
    return { figure, from, to }
  })
}

function headingsOf(
  lines: readonly number[],
  figures: readonly PlacedFigure[],
  bodies: readonly Body[],
): (Body | undefined)[] {
  const count = (lines.at(-1) ?? -1) + 1
  const lengths = Array<number>(count).fill(0)
  for (const line of lines) lengths[line]! += 1
  const withFigures = new Set(figures.map(({ from }) => lines[from]!))
  const subjects = new Map<number, Body>()
  for (const body of bodies) {
    const line = lines[body.from]!
    if (body.kind !== 'class' && body.isSubject && !subjects.has(line)) subjects.set(line, body)
  }
  let heading: Body | undefined
  return lengths.map((length, line) => {
    const above = heading
    const subject = subjects.get(line)
    if (subject && length <= maxHeadingTokens && !withFigures.has(line)) heading = subject
    return above
  })
}

/** The most names that are looked at before a figure. */
const maxBodies = 40

/** The names that end before a token, the nearest first. */
export function* allBodiesBefore({ bodies }: Pick<ReadText, 'bodies'>, at: number): Generator<Body> {
  let low = 0
  let high = bodies.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bodies[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  const last = Math.max(0, low - maxBodies)
  for (let index = low - 1; index >= last; index--) yield bodies[index]!
}

/** The name that ends right before a token. */
export function bodyEndingAt({ bodies }: Pick<ReadText, 'bodies'>, at: number): Body | undefined {
  const [last] = allBodiesBefore({ bodies }, at)
  return last?.to === at ? last : undefined
}

/** The name that begins at a token. */
export function bodyAt({ bodies }: ReadText, at: number): Body | undefined {
  let low = 0
  let high = bodies.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bodies[middle]!.from < at) low = middle + 1
    else high = middle
  }
  return bodies[low]?.from === at ? bodies[low] : undefined
}

/** The names that end before a token in its line, the nearest first. */
export function* bodiesBefore(text: ReadText, at: number): Generator<Body> {
  const line = text.lines[Math.max(0, at - 1)]
  for (const body of allBodiesBefore(text, at)) {
    if (text.lines[body.from] !== line) return
    yield body
  }
}
