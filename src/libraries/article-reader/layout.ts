import { findArticleEnd, type ArticleEnd } from './article-end.ts'
import { findCaption } from './caption.ts'
import { isApart, isContent, type KnownLine } from './line-kinds.ts'
import { findPageDate, type PageDate } from './page-date.ts'
import { findTitle } from './title.ts'

export type Role = 'title' | 'date' | 'caption' | 'byline' | 'paragraph' | 'dropped'

/** What each line of a page is: exactly one role a line, so that nothing gets lost. */
export type Layout = { roles: Role[]; title: number; date: PageDate }

// Sentences shorter than this may still be titles.
const LONG_PROSE = 120

/** Gives every line its role. */
export function layOut(lines: KnownLine[], machineDay: string | null): Layout {
  const firstProse = firstLongProse(lines)
  const date = findPageDate(lines, firstProse, machineDay)
  const dates = 'day' in date ? date.lines : []
  const title = findTitle(lines, dates[0] ?? null, firstProse)
  const start = articleStart(lines, title, dates, firstProse)
  const end = findArticleEnd(lines, start)
  const caption = findCaption(lines, start, end.bylines[0] ?? end.tail, lines[title]?.line.key ?? '')
  const roles = bodyRoles(lines, start, end, caption)
  for (const at of dates) roles[at] = 'date'
  if (title !== -1) roles[title] = 'title'
  return { roles, title, date }
}

function firstLongProse(lines: KnownLine[]): number {
  const long = lines.findIndex(({ prose, line }) => prose && line.text.length >= LONG_PROSE)
  if (long !== -1) return long
  const date = lines.findIndex((known) => known.date !== null && !isApart(known))
  const short = lines.findIndex(({ prose }, at) => at > date && prose)
  return short === -1 ? lines.length : short
}

/** The last line that stands above the article: its title, or the date where the title is the window's. */
function articleStart(lines: KnownLine[], title: number, dates: number[], firstProse: number): number {
  const date = dates.at(-1) ?? -1
  const above = date < firstProse ? date : -1
  return lines[title]?.line.mark === 'document-title' ? Math.max(title, above) : title
}

function bodyRoles(lines: KnownLine[], start: number, end: ArticleEnd, caption: number): Role[] {
  const bylines = new Set(end.bylines)
  let begun = false
  return lines.map((known, at) => {
    const byline = known.byline?.sureness === 'labelled' && !begun
    if (bylines.has(at)) return 'byline'
    if (at === caption) return 'caption'
    if (byline && at < end.tail) return 'byline'
    if (at <= start || at >= end.tail) return 'dropped'
    if (!staysInArticle(known, begun)) return 'dropped'
    begun = true
    return 'paragraph'
  })
}

/** Whether a line above the end is part of the article; `begun` once a paragraph stands above it. */
function staysInArticle(known: KnownLine, begun: boolean): boolean {
  if (isContent(known)) return true
  if (known.rule !== null) return known.rule.where === 'tail' || (known.rule.where === 'edges' && begun)
  return known.date?.label === 'bare' && begun
}
