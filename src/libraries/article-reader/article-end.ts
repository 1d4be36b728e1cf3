import type { ClassifiedLine } from './classified-line.ts'
import { isContent } from './classified-line.ts'
import { wordCount } from './prose.ts'

/** The end of the article: its byline, and the first line after it. */
export type ArticleEnd = { bylines: number[]; tail: number }

// More names in a row are a list of the article.
const maxBylines = 4

/**
 * Finds the end of an article, so that the lines after it can be dropped. Running text stands below the end only if a
 * byline and a box of the site, or the box of other news, stand before it.
 */
export function findArticleEnd(lines: ClassifiedLine[], start: number): ArticleEnd {
  const marks = closingMarks(lines)
  return endAtByline(lines, start, marks) ?? endAtLastProse(lines, start, marks)
}

function closingMarks(lines: ClassifiedLine[]): boolean[] {
  return lines.map(
    ({ line, rule }, at) =>
      (rule !== null && rule.endsArticle !== 'no') ||
      (line.afterArticle && lines[at - 1]?.line.afterArticle === false),
  )
}

/** The first byline below text with no running text between it and the menus. */
function endAtByline(lines: ClassifiedLine[], start: number, marks: boolean[]): ArticleEnd | null {
  const toProse = distances(lines.map((classified) => classified.prose))
  const toMark = distances(marks)
  let content = 0
  for (let at = start + 1; at < lines.length; at += 1) {
    const classified = lines[at]
    if (classified === undefined) break
    if (classified.byline === null) {
      if (isContent(classified) && classified.line.mark !== 'caption') content += 1
      continue
    }
    const run = bylineRun(lines, at)
    const after = (run.at(-1) ?? at) + 1
    const sure = run.some((i) => lines[i]?.byline?.evidence !== 'plain')
    const closes = (toMark[after] ?? Infinity) <= (toProse[after] ?? Infinity)
    if (content > 0 && sure && run.length <= maxBylines && closes) return { bylines: run, tail: after }
    content += run.length
    at = after - 1
  }
  return null
}

/** Consecutive bylines; counters and buttons may stand between them. */
function bylineRun(lines: ClassifiedLine[], from: number): number[] {
  const run: number[] = []
  for (let at = from; at < lines.length; at += 1) {
    const classified = lines[at]
    if (classified?.byline) run.push(at)
    else if (classified?.rule?.where !== 'anywhere' || classified.rule.endsArticle === 'surely') break
  }
  return run
}

/** The end without a certain byline: after the last running text, at the first box of the site or a plain name before it. */
function endAtLastProse(lines: ClassifiedLine[], start: number, marks: boolean[]): ArticleEnd {
  const limit = otherNews(lines, start)
  const last = lines.findLastIndex((classified, at) => at < limit && at > start && classified.prose)
  const first = lines.findIndex((classified, at) => at > start && isContent(classified))
  const mark = marks.indexOf(true, Math.max(last, start, first) + 1)
  const tail = mark === -1 ? limit : Math.min(mark, limit)
  const opensList = lines[last]?.line.shown.endsWith(':') === true
  const none = { bylines: [], tail }
  if (last === -1 || opensList) return none
  const name = lines.findIndex((classified, at) => at > last && at < tail && classified.byline !== null)
  if (name === -1) {
    const signature = lines[last + 1]?.signature ?? null
    // A document is signed by an office as well, and so is a list of offices: this sign ends a report.
    const isClosed = lines[last]?.line.shown.endsWith('./.') === true
    const isName = signature !== null && (signature.evidence !== 'office' || isClosed)
    const signed = isName && last + 1 < tail && !hasContent(lines, last + 2, tail)
    return signed ? { bylines: [last + 1], tail: last + 2 } : none
  }
  if (signsDocument(lines[name - 1])) return none
  const run = bylineRun(lines, name).filter((at) => at < tail)
  return run.length > maxBylines ? none : { bylines: run, tail: (run.at(-1) ?? name) + 1 }
}

function hasContent(lines: ClassifiedLine[], from: number, to: number): boolean {
  return lines.slice(from, to).some((classified) => isContent(classified))
}

/** Whether the line above a name shows that the name signs a document, and no article: a position in capitals. */
function signsDocument(above: ClassifiedLine | undefined): boolean {
  if (above === undefined) return false
  const { shown, key } = above.line
  const isPosition = shown === shown.toUpperCase() && wordCount(shown, 8) < 8 && /\p{Lu}{2}/u.test(shown)
  return isPosition || /^\(?da ky\)?\.?$/.test(key)
}

/** The index of the box of other news below some text: all lines after it are of other pages, also running text. */
function otherNews(lines: ClassifiedLine[], start: number): number {
  let prose = false
  for (let at = start + 1; at < lines.length; at += 1) {
    if (prose && lines[at]?.rule?.endsArticle === 'surely') return at
    prose ||= lines[at]?.prose === true
  }
  return lines.length
}

/** For each index the distance to the next true flag at or after it. */
function distances(flags: boolean[]): number[] {
  const result = Array.from<number>({ length: flags.length }).fill(Infinity)
  for (let at = flags.length - 1; at >= 0; at -= 1) {
    result[at] = flags[at] ? 0 : (result[at + 1] ?? Infinity) + 1
  }
  return result
}
