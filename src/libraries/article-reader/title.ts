import { isApart, isContent, type KnownLine } from './line-kinds.ts'
import { isStopped } from './prose.ts'

const LONGEST_TITLE = 400
// A document title names the page and the site; shorter lines than this are found in it by chance.
const SHORTEST_MATCH = 10

/**
 * Finds the title: the heading that the document title repeats; else a first-level heading; else the line above the
 * posting date; else, where the date stands elsewhere, the line above the first paragraph. Pages without any fall
 * back on the document title. -1 when there is none.
 */
export function findTitle(lines: KnownLine[], date: number | null, firstProse: number): number {
  const documentTitle = lines.findIndex(({ line }) => line.mark === 'document-title')
  const above = lines.slice(0, Math.min(lines.length, firstProse + 1)).map((known) => isCandidate(known))
  const marked = nearest(date, headings(lines, above, documentTitle))
  if (marked !== -1) return marked
  const placed =
    date !== null && date < firstProse
      ? aroundDate(lines, above, date)
      : aboveProse(lines, above, date, firstProse)
  return placed === -1 ? documentTitle : placed
}

function isCandidate(known: KnownLine): boolean {
  const { line, rule, date } = known
  if (isApart(known) || date !== null || line.mark === 'caption' || line.text.length > LONGEST_TITLE)
    return false
  return rule === null && known.byline?.sureness !== 'labelled' && !isLead(known)
}

/** A sentence that ends with a full stop introduces an article; titles may ask or exclaim. */
function isLead({ prose, line }: KnownLine): boolean {
  return prose && isStopped(line.shown) && !/[!?]["”’»)]*$/.test(line.shown.slice(-8))
}

function headings(lines: KnownLine[], above: boolean[], documentTitle: number): number[] {
  const name = lines[documentTitle]?.line.key ?? ''
  const candidates = [...above.keys()].filter((at) => above[at])
  const repeated = candidates.filter((at) => {
    const key = lines[at]?.line.key ?? ''
    return key.length >= SHORTEST_MATCH && name.includes(key)
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

/** Of several headings the last one above the date: the first is the banner of the site. */
function nearest(date: number | null, found: number[]): number {
  if (date === null) return found[0] ?? -1
  return found.findLast((at) => at < date) ?? found[0] ?? -1
}

function aroundDate(lines: KnownLine[], above: boolean[], date: number): number {
  const before = above.lastIndexOf(true, date)
  if (before !== -1) return before
  const after = above.indexOf(true, date)
  if (after !== -1) return after
  // A title may be the word a menu uses, too, such as "Thông báo".
  return lines.findLastIndex((known, at) => at < date && known.rule?.where === 'edges')
}

/** With paragraphs below the date, what stands over them is the title; with the date at the very end, the first line. */
function aboveProse(lines: KnownLine[], above: boolean[], date: number | null, firstProse: number): number {
  const goesOn = date !== null && lines.some((known, at) => at > date && known.prose && isContent(known))
  return goesOn ? above.lastIndexOf(true, firstProse) : above.indexOf(true)
}
