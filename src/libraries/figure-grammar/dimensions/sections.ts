import type { Draft } from '../draft.ts'
import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { planHeadings } from '../vocabulary/stages.ts'
import { lastIn } from './surroundings.ts'

const readHeading = phraseReader(planHeadings)
/** The most tokens of a heading. */
const maxHeadingTokens = 20

interface Range {
  readonly from: number
  readonly to: number
}

interface Line extends Range {
  /** 0 without a marker, 1 for I., 2 for 1., 3 for 1.1., 4 for a), 5 for a bullet. */
  readonly level: number
}

/** The level of a line without a marker, under whose plan everything up to the next heading stands. */
const lowest = 9

function levelOf({ tokens }: ParsedText, from: number): number {
  const first = tokens[from]?.form ?? ''
  const next = tokens[from + 1]?.form ?? ''
  if (/^[-–+*•]$/.test(first)) return 5
  if (next !== '.' && next !== ')') return 0
  if (/^[ivx]+$/.test(first)) return 1
  if (/^\d+$/.test(first)) return 2
  if (/^[\d.]+$/.test(first)) return 3
  return /^\p{L}$/u.test(first) ? 4 : 0
}

function linesOf(parsed: ParsedText): Line[] {
  const { tokens } = parsed
  const lines: Line[] = []
  let from = 0
  for (let at = 0; at <= tokens.length; at++) {
    if (at < tokens.length && tokens[at]!.kind !== 'break') continue
    if (at > from) lines.push({ from, to: at, level: levelOf(parsed, from) })
    from = at + 1
  }
  return lines
}

/** Whether a line without figures is a heading of what follows. */
function isHeading({ tokens }: ParsedText, line: Line, next: Line | undefined): boolean {
  const { from, to, level } = line
  const last = tokens[to - 1]!.form
  if (level === 5 || to - from > maxHeadingTokens || [';', ',', '.'].includes(last)) return false
  return level > 0 || last === ':' || next?.level === 5
}

const isYear = (form: string) => /^(?:19|20)\d\d$/.test(form)

/** The last heading of a kind, and the level of the headings that end it. */
interface Section {
  heading: Line
  level: number
}

const sectionOf = (heading: Line): Section => ({
  heading,
  level: heading.level === 0 ? lowest : heading.level,
})

/** The headings above a figure: that of a plan (`III. Chỉ tiêu phấn đấu`), and the last one that names a year. */
export interface Headings {
  readonly plan: Range | undefined
  readonly dated: Range | undefined
}

/** The headings under which each figure stands; one holds up to the next heading of its level. */
export function headingsOf(parsed: ParsedText, drafts: readonly Draft[]): Headings[] {
  const lines = linesOf(parsed)
  const found: Headings[] = []
  let plan: Section | undefined
  let dated: Section | undefined
  for (const [index, line] of lines.entries()) {
    const first = found.length
    while (found.length < drafts.length && drafts[found.length]!.from < line.to)
      found.push({ plan: plan?.heading, dated: dated?.heading })
    if (found.length > first || !isHeading(parsed, line, lines[index + 1])) continue
    const meaning = lastIn(parsed, readHeading, line)?.meaning
    if (meaning === 'plan') plan = sectionOf(line)
    else if (meaning === 'actual' || (plan && line.level <= plan.level)) plan = undefined
    if (dated && line.level <= dated.level) dated = undefined
    if (parsed.tokens.slice(line.from, line.to).some(({ form }) => isYear(form))) dated = sectionOf(line)
  }
  return found
}
