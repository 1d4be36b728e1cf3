import { isOutsideArticle, isContent, type ClassifiedLine } from './classified-line.ts'
import { isStopped } from './prose.ts'

const maxTitleCharacters = 400
// A document title may contain a shorter line by chance.
const minTitleCharacters = 10

/**
 * Finds the title: the heading that the document title repeats; else a first-level heading; else the line above the
 * posting date; else, if the date stands elsewhere, the line above the first paragraph; else the document title. -1 if
 * there is none.
 */
export function findTitle(lines: ClassifiedLine[], date: number | null, firstProse: number): number {
  const documentTitle = lines.findIndex(({ line }) => line.mark === 'document-title')
  const above = lines
    .slice(0, Math.min(lines.length, firstProse + 1))
    .map((classified) => isCandidate(classified))
  const marked = nearest(date, headings(lines, above, documentTitle))
  if (marked !== -1) return marked
  const placed =
    date !== null && date < firstProse
      ? aroundDate(lines, above, date)
      : aboveProse(lines, above, date, firstProse)
  return placed === -1 ? documentTitle : placed
}

function isCandidate(classified: ClassifiedLine): boolean {
  const { line, rule, date } = classified
  if (
    isOutsideArticle(classified) ||
    date !== null ||
    line.mark === 'caption' ||
    line.text.length > maxTitleCharacters
  )
    return false
  return rule === null && classified.byline?.evidence !== 'labelled' && !isLead(classified)
}

/** Whether a line is the lead of an article: a sentence with a full stop. Titles may end with `?` or `!`. */
function isLead({ prose, line }: ClassifiedLine): boolean {
  return prose && isStopped(line.shown) && !/[!?]["”’»)]*$/.test(line.shown.slice(-8))
}

function headings(lines: ClassifiedLine[], above: boolean[], documentTitle: number): number[] {
  const name = lines[documentTitle]?.line.key ?? ''
  const candidates = [...above.keys()].filter((at) => above[at])
  const repeated = candidates.filter((at) => {
    const key = lines[at]?.line.key ?? ''
    return key.length >= minTitleCharacters && name.includes(key)
  })
  const level = (at: number): string => lines[at]?.line.prefix ?? ''
  for (const group of [repeated, candidates]) {
    const first = group.filter((at) => level(at) === '# ')
    if (first.length > 0) return first
    if (group === repeated && repeated.some((at) => level(at) !== ''))
      return repeated.filter((at) => level(at) !== '')
  }
  return repeated
}

/** The last heading above the date: with several headings the first is the banner of the site. */
function nearest(date: number | null, found: number[]): number {
  if (date === null) return found[0] ?? -1
  return found.findLast((at) => at < date) ?? found[0] ?? -1
}

function aroundDate(lines: ClassifiedLine[], above: boolean[], date: number): number {
  const before = above.lastIndexOf(true, date)
  if (before !== -1) return before
  const after = above.indexOf(true, date)
  if (after !== -1) return after
  // A title may also be a word of menus, such as "Thông báo".
  return lines.findLastIndex((classified, at) => at < date && classified.rule?.where === 'edges')
}

/** The line above the paragraphs if they stand below the date; the first line if the date stands at the end. */
function aboveProse(
  lines: ClassifiedLine[],
  above: boolean[],
  date: number | null,
  firstProse: number,
): number {
  const goesOn =
    date !== null && lines.some((classified, at) => at > date && classified.prose && isContent(classified))
  return goesOn ? above.lastIndexOf(true, firstProse) : above.indexOf(true)
}
