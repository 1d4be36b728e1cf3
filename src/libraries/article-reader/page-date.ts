import { isOutsideArticle, isContent, type ClassifiedLine } from './classified-line.ts'

/** The posting date with its lines, or why there is none. */
export type PageDate =
  | { day: string; lines: number[] }
  | {
      problem: 'no_posting_date' | 'impossible_posting_date' | 'unreadable_posting_date'
      line: string | null
    }

/**
 * Finds the posting date of a page: the first line with such a label; else a line above the first paragraph that is only
 * a date; else a line labelled as a change; else the date in the markup.
 */
export function findPageDate(
  lines: ClassifiedLine[],
  firstProse: number,
  machineDay: string | null,
): PageDate {
  const posted = lines.findIndex(
    (classified) => classified.date?.label === 'posted' && !isOutsideArticle(classified),
  )
  if (posted !== -1) return labelledDate(lines, posted)
  const bare = findBare(lines, firstProse)
  const updated = lines.findIndex(
    (classified) => classified.date?.label === 'updated' && !isOutsideArticle(classified),
  )
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

function labelledDate(lines: ClassifiedLine[], at: number): PageDate {
  const date = lines[at]?.date?.date
  if (date !== undefined && 'day' in date) return { day: date.day, lines: [at] }
  const next = lines[at + 1]?.date
  if (date?.problem === 'absent' && next?.label === 'bare' && 'day' in next.date) {
    return { day: next.date.day, lines: [at, at + 1] }
  }
  const problem = date?.problem === 'impossible' ? 'impossible_posting_date' : 'unreadable_posting_date'
  return { problem, line: shown(lines, at) }
}

// Boxes that stand beside the posting date of an article, and never below the clock of a site.
const besideDate = new Set([
  'account',
  'poster-account',
  'view-count',
  'reading-time',
  'number',
  'date-badge',
  'toolbar',
  'comments',
  'category-label',
  'share-buttons',
  'font-size',
  'print-or-send',
  'voice',
  'follow',
  'rating',
])

/** The bare date nearest to the article. A date above all content, over a menu, is the clock of the old site. */
function findBare(lines: ClassifiedLine[], firstProse: number): number {
  const top = lines.findIndex((classified) => isContent(classified))
  for (let at = Math.min(firstProse, lines.length) - 1; at >= 0; at -= 1) {
    const classified = lines[at]
    if (classified?.date?.label !== 'bare' || isOutsideArticle(classified)) continue
    const [next, second] = lines
      .slice(at + 1, firstProse)
      .filter(({ rule }) => rule === null || !besideDate.has(rule.name))
    // The section of an article may stand beside its date, but two names are a menu.
    const isSection = next?.rule?.name === 'section-name' && second !== undefined && isContent(second)
    const isClock = at < top && !isSection && (next === undefined || !isContent(next))
    if (!isClock) return at
  }
  return -1
}

function shown(lines: ClassifiedLine[], at: number): string | null {
  return lines[at]?.line.shown.slice(0, 200) ?? null
}
