import type { KnownLine } from './line-kinds.ts'
import { isContent } from './line-kinds.ts'

/** Where the article ends: its byline, and the first line that is no longer part of it. */
export type ArticleEnd = { bylines: number[]; tail: number }

// More names than this in a row are a list the article gives.
const LONGEST_BYLINE = 4

/**
 * Finds where an article ends, so that what follows can be dropped. Running text is never below the end, except where
 * a byline and a box of the site, or the box of other news, have closed the article before it.
 */
export function findArticleEnd(lines: KnownLine[], start: number): ArticleEnd {
  const marks = closingMarks(lines)
  return endAtByline(lines, start, marks) ?? endAtLastProse(lines, start, marks)
}

function closingMarks(lines: KnownLine[]): boolean[] {
  return lines.map(
    ({ line, rule }, at) =>
      (rule !== null && rule.endsArticle !== 'no') ||
      (line.afterArticle && lines[at - 1]?.line.afterArticle === false),
  )
}

/** The first byline that stands below text and has no running text between itself and the menus. */
function endAtByline(lines: KnownLine[], start: number, marks: boolean[]): ArticleEnd | null {
  const toProse = distances(lines.map((known) => known.prose))
  const toMark = distances(marks)
  let content = 0
  for (let at = start + 1; at < lines.length; at += 1) {
    const known = lines[at]
    if (known === undefined) break
    if (known.byline === null) {
      if (isContent(known) && known.line.mark !== 'caption') content += 1
      continue
    }
    const run = bylineRun(lines, at)
    const after = (run.at(-1) ?? at) + 1
    const sure = run.some((i) => lines[i]?.byline?.sureness !== 'plain')
    const closes = (toMark[after] ?? Infinity) <= (toProse[after] ?? Infinity)
    if (content > 0 && sure && run.length <= LONGEST_BYLINE && closes) return { bylines: run, tail: after }
    content += run.length
    at = after - 1
  }
  return null
}

/** Bylines in a row, over counters and buttons between them. */
function bylineRun(lines: KnownLine[], from: number): number[] {
  const run: number[] = []
  for (let at = from; at < lines.length; at += 1) {
    const known = lines[at]
    if (known?.byline) run.push(at)
    else if (known?.rule?.endsArticle !== 'no') break
  }
  return run
}

/** Without a sure byline: after the last running text, at the first box of the site, or at a plain name before it. */
function endAtLastProse(lines: KnownLine[], start: number, marks: boolean[]): ArticleEnd {
  const limit = otherNews(lines, start)
  const last = lines.findLastIndex((known, at) => at < limit && at > start && known.prose)
  const mark = marks.indexOf(true, Math.max(last, start) + 1)
  const tail = mark === -1 ? limit : Math.min(mark, limit)
  const opensList = lines[last]?.line.shown.endsWith(':') === true
  const name = lines.findIndex((known, at) => at > last && at < tail && known.byline !== null)
  if (last === -1 || opensList || name === -1) return { bylines: [], tail }
  const run = bylineRun(lines, name).filter((at) => at < tail)
  return run.length > LONGEST_BYLINE
    ? { bylines: [], tail }
    : { bylines: run, tail: (run.at(-1) ?? name) + 1 }
}

/** The box of other news below some text: what follows are other pages, even where it reads like text. */
function otherNews(lines: KnownLine[], start: number): number {
  let prose = false
  for (let at = start + 1; at < lines.length; at += 1) {
    if (prose && lines[at]?.rule?.endsArticle === 'surely') return at
    prose ||= lines[at]?.prose === true
  }
  return lines.length
}

/** For each index the distance to the next true one at or below it. */
function distances(flags: boolean[]): number[] {
  const result = Array.from<number>({ length: flags.length }).fill(Infinity)
  for (let at = flags.length - 1; at >= 0; at -= 1) {
    result[at] = flags[at] ? 0 : (result[at + 1] ?? Infinity) + 1
  }
  return result
}
