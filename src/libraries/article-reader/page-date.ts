import { isApart, isContent, type KnownLine } from './line-kinds.ts'

/** Which lines hold the posting date, or why there is none. */
export type PageDate =
  | { day: string; lines: number[] }
  | {
      problem: 'no_posting_date' | 'impossible_posting_date' | 'unreadable_posting_date'
      line: string | null
    }

/**
 * Finds the day the page was posted: the first line labelled so; else a line above the first paragraph that is
 * nothing but a date; else a line labelled as a change; else what the markup tells machines.
 */
export function findPageDate(lines: KnownLine[], firstProse: number, machineDay: string | null): PageDate {
  const posted = lines.findIndex((known) => known.date?.label === 'posted' && !isApart(known))
  if (posted !== -1) return labelledDate(lines, posted)
  const bare = findBare(lines, firstProse)
  const updated = lines.findIndex((known) => known.date?.label === 'updated' && !isApart(known))
  const at = bare === -1 ? updated : bare
  const date = lines[at]?.date?.date
  if (date !== undefined && 'day' in date) return { day: date.day, lines: [at] }
  if (machineDay !== null) return { day: machineDay, lines: [] }
  return date === undefined
    ? { problem: 'no_posting_date', line: null }
    : {
        problem: date.problem === 'impossible' ? 'impossible_posting_date' : 'unreadable_posting_date',
        line: shown(lines, at),
      }
}

function labelledDate(lines: KnownLine[], at: number): PageDate {
  const date = lines[at]?.date?.date
  if (date !== undefined && 'day' in date) return { day: date.day, lines: [at] }
  const next = lines[at + 1]?.date
  if (date?.problem === 'absent' && next?.label === 'bare' && 'day' in next.date) {
    return { day: next.date.day, lines: [at, at + 1] }
  }
  const problem = date?.problem === 'impossible' ? 'impossible_posting_date' : 'unreadable_posting_date'
  return { problem, line: shown(lines, at) }
}

/** The bare date nearest to the article. One above everything, over a menu, is the clock of the old site. */
function findBare(lines: KnownLine[], firstProse: number): number {
  const top = lines.findIndex((known) => isContent(known))
  for (let at = Math.min(firstProse, lines.length) - 1; at >= 0; at -= 1) {
    const known = lines[at]
    if (known?.date?.label !== 'bare' || isApart(known)) continue
    const next = lines[at + 1]
    const isClock = at < top && (next === undefined || !isContent(next))
    if (!isClock) return at
  }
  return -1
}

function shown(lines: KnownLine[], at: number): string | null {
  return lines[at]?.line.shown.slice(0, 200) ?? null
}
