import { findArticleEnd, type ArticleEnd } from './article-end.ts'
import { isFullName } from './byline-person.ts'
import { findCaption } from './caption.ts'
import { isOutsideArticle, isContent, type ClassifiedLine } from './classified-line.ts'
import type { PageFacts } from './html-facts.ts'
import { findPageDate, type PageDate } from './page-date.ts'
import { wordCount } from './prose.ts'
import { copiesTitle } from './title-words.ts'
import { findTitle, namedHeading } from './title.ts'

/** The role of a line in the page. */
export type Role = 'title' | 'date' | 'caption' | 'byline' | 'paragraph' | 'dropped'

/** The role of each line of a page: exactly one per line, so that no line is lost. */
export type Layout = {
  roles: Role[]
  title: number
  /** The last line above the article, and the first one below it. */
  start: number
  tail: number
  date: PageDate
}

// Shorter sentences may be titles.
const minLeadCharacters = 120
// A line of so many words that equals the title is no heading of a part.
const titleWords = 5

/** Assigns a role to every line. */
export function assignRoles(lines: ClassifiedLine[], facts: Pick<PageFacts, 'day' | 'titles'>): Layout {
  const firstProse = firstLongProse(lines, namedHeading(lines, facts.titles))
  const date = findPageDate(lines, firstProse, facts.day)
  const dates = 'day' in date ? date.lines : []
  const title = findTitle(lines, dates[0] ?? null, firstProse, facts.titles)
  const start = articleStart(lines, title, dates, firstProse)
  const end = findArticleEnd(lines, start)
  const caption = findCaption(lines, start, end.bylines[0] ?? end.tail, lines[title]?.line.key ?? '')
  const roles = bodyRoles(lines, start, end, caption, lines[title]?.line.key ?? '')
  for (const at of dates) roles[at] = 'date'
  if (title !== -1) roles[title] = 'title'
  return { roles, title, start, tail: end.tail, date }
}

/**
 * Assigns roles to the lines of a body alone: all of them are the article, except a byline and a caption, what no reader
 * sees, and the titles for pictures.
 */
export function assignBodyRoles(lines: ClassifiedLine[], title: string): Role[] {
  const { bylines } = findArticleEnd(lines, -1)
  const last = bylines.at(-1) ?? -1
  const isEnd = !lines.some((classified, at) => at > last && isShown(classified))
  const caption = findCaption(lines, -1, lines.length, title)
  return lines.map((classified, at) => {
    if (at === caption) return 'caption'
    if (isEnd && bylines.includes(at)) return 'byline'
    return isShown(classified) ? 'paragraph' : 'dropped'
  })
}

function isShown({ line }: ClassifiedLine): boolean {
  return (
    line.mark !== 'site' &&
    line.mark !== 'hidden' &&
    line.mark !== 'image-alt' &&
    /[\p{L}\p{N}]/u.test(line.shown)
  )
}

/** The first running text, not above the heading that names the page: excerpts of other pages may stand above it. */
function firstLongProse(lines: ClassifiedLine[], heading: number): number {
  const long = lines.findIndex(
    ({ prose, line }, at) => at > heading && prose && line.text.length >= minLeadCharacters,
  )
  if (long !== -1) return long
  const date = lines.findIndex((classified) => classified.date !== null && !isOutsideArticle(classified))
  const proseBelow = (above: number): number => lines.findIndex(({ prose }, at) => at > above && prose)
  // A date below the text is that of another page.
  const short = proseBelow(Math.max(date, heading))
  const first = short === -1 ? proseBelow(heading) : short
  return first === -1 ? lines.length : first
}

/** The last line above the article: its title, or the date if the title is the document title. */
function articleStart(lines: ClassifiedLine[], title: number, dates: number[], firstProse: number): number {
  const date = dates.at(-1) ?? -1
  const above = date < firstProse ? date : -1
  return lines[title]?.line.mark === 'document-title' ? Math.max(title, above) : title
}

// Boxes between the last paragraph and the author; an article may use the words of others at its end.
const closingBoxes = new Set(['attachments', 'share-buttons', 'comments', 'tags', 'poll', 'news-source'])

function bodyRoles(
  lines: ClassifiedLine[],
  start: number,
  end: ArticleEnd,
  caption: number,
  title: string,
): Role[] {
  const bylines = new Set(end.bylines)
  const close = end.bylines[0] ?? end.tail
  const last = lines.findLastIndex((one, at) => at < close && isContent(one) && !isOutsideArticle(one))
  const named = nameBelowTitle(lines, start)
  let begun = false
  let atTitle = false
  return lines.map((classified, at) => {
    // Magazines name the author with a degree above the text.
    const isTitled = classified.byline?.evidence === 'titled' && at > start && classified.line.prefix === ''
    const isNamed = at === named && at > start
    const byline = (classified.byline?.evidence === 'labelled' || isTitled || isNamed) && (!begun || atTitle)
    if (bylines.has(at)) return 'byline'
    if (at === caption) return 'caption'
    if (byline && at < end.tail) return 'byline'
    if (at <= start || at >= end.tail) return 'dropped'
    if (repeatsTitle(classified, title, begun)) {
      atTitle = true
      return 'dropped'
    }
    if (at > last && closingBoxes.has(classified.rule?.name ?? '')) return 'dropped'
    if (!staysInArticle(classified, begun)) return 'dropped'
    begun = true
    atTitle = false
    return 'paragraph'
  })
}

/**
 * The name that papers put directly above their text: three words with a surname, or two above a text that opens with the
 * name of the paper, since two words may be a place. -1 if there is none.
 */
function nameBelowTitle(lines: ClassifiedLine[], start: number): number {
  const at = lines.findIndex((one, index) => index > start && isContent(one) && !isOutsideArticle(one))
  const next = lines.slice(at + 1).find((one) => isContent(one) && !isOutsideArticle(one))
  const people = lines[at]?.byline?.people ?? []
  if (lines[at]?.byline?.evidence !== 'plain' || people.length !== 1 || next?.prose !== true) return -1
  const [person] = people
  const isLong =
    person !== undefined &&
    isFullName(person) &&
    lines[at]?.line.shown.split(' ').length === person.name.split(' ').length
  return isLong || /^\([\p{L}\p{N}.&]{2,30}\)\s?[-–—]/u.test(next.line.shown) ? at : -1
}

/** Whether a line is the title again: above the text or below a lead, or without accents, as papers describe their pictures to machines. */
function repeatsTitle({ line }: ClassifiedLine, title: string, begun: boolean): boolean {
  if (title === '') return false
  const isWhole = wordCount(title, titleWords) >= titleWords
  return ((!begun || isWhole) && line.key === title) || copiesTitle(line, title)
}

/** Whether a line above the end is part of the article. @param begun whether a paragraph stands above it */
function staysInArticle(classified: ClassifiedLine, begun: boolean): boolean {
  if (isContent(classified)) return true
  if (classified.rule !== null)
    return classified.rule.where === 'tail' || (classified.rule.where === 'edges' && begun)
  return classified.date?.label === 'bare' && begun
}
