import { wordingRule } from './boilerplate.ts'
import { readByline } from './byline.ts'
import type { ArticleElement } from './html-line.ts'
import { isProse } from './prose.ts'
import type { SourceLine } from './source-line.ts'

/** A line with the innermost element that may be the article, and whether its mark comes from a class name. */
type PlacedLine = { line: SourceLine; article: number; byClass: boolean }

// The article's element holds nearly all running text; the rest is a summary above it or an excerpt below.
const share = 0.8
// Markup of the body itself is trusted if it holds most of it: boxes of other pages have running text as well.
const bodyShare = 0.5
const maxLinesToAuthor = 12

/**
 * Marks the lines below the element that holds the article. Semantic markup of an article decides; a class name is only
 * a sign of where the article may end.
 */
export function markOutside(placed: PlacedLine[], articles: ArticleElement[]): SourceLine[] {
  const amounts = proseAmounts(placed, articles)
  const body = deepest(amounts, bodyShare, (at) => articles[at]?.kind === 'body')
  const marked = body === 0 ? deepest(amounts, share, (at) => articles[at]?.kind !== 'weak') : body
  const strong = lastLineOf(placed, articles, marked)
  const weak = lastLineOf(
    placed,
    articles,
    deepest(amounts, share, () => true),
  )
  const author = authorBelow(placed, strong)
  return placed.map(({ line }, at) => {
    if (at > strong && at !== author && line.mark !== 'site' && line.mark !== 'hidden')
      return { ...line, mark: 'outside' }
    return at > weak ? { ...line, afterArticle: true } : line
  })
}

/** The line with the label of an author that stands below the marked article, above any other text; -1 if there is none. */
function authorBelow(placed: PlacedLine[], article: number): number {
  for (let at = article + 1; at < placed.length && at <= article + maxLinesToAuthor; at += 1) {
    const line = placed[at]?.line
    if (line === undefined || line.mark === 'site' || line.mark === 'hidden') continue
    if (wordingRule(line)?.endsArticle === 'surely' || isProse(line)) break
    if (readByline(line)?.evidence === 'labelled') return at
  }
  return -1
}

/**
 * Drops the marks of site parts if they cover most of the text: a menu that is not closed, or a class name with another
 * meaning.
 */
export function dropMisleadingMarks<Line extends PlacedLine>(placed: Line[]): Line[] {
  for (const isDoubtful of [({ byClass }: Line) => byClass, () => true]) {
    const plain = placed.map((one) => ({
      ...one.line,
      mark: one.line.mark === 'site' ? ('plain' as const) : one.line.mark,
    }))
    let own = 0
    let site = 0
    for (const [at, line] of plain.entries()) {
      if (!isProse(line)) continue
      if (placed[at]?.line.mark === 'site') site += line.text.length
      else own += line.text.length
    }
    if (site <= own) break
    placed = placed.map((one, at) => (isDoubtful(one) ? { ...one, line: plain[at] ?? one.line } : one))
  }
  return placed
}

function proseAmounts(placed: PlacedLine[], articles: ArticleElement[]): number[] {
  const amounts = articles.map(() => 0)
  for (const { line, article } of placed) {
    if (isProse(line)) amounts[article] = (amounts[article] ?? 0) + line.text.length
  }
  // Inner elements have higher indexes, so one pass from the end adds each element to its parent.
  for (let at = amounts.length - 1; at > 0; at -= 1) {
    const parent = articles[at]?.parent ?? 0
    amounts[parent] = (amounts[parent] ?? 0) + (amounts[at] ?? 0)
  }
  return amounts
}

function deepest(amounts: number[], least: number, isKind: (at: number) => boolean): number {
  const all = amounts[0] ?? 0
  return all === 0
    ? 0
    : amounts.findLastIndex((amount, at) => at === 0 || (isKind(at) && amount >= all * least))
}

/** The last line inside an article element; for the page itself, its last line. */
function lastLineOf(placed: PlacedLine[], articles: ArticleElement[], element: number): number {
  if (element === 0) return placed.length - 1
  const inside: boolean[] = []
  for (const [at, { parent }] of articles.entries())
    inside[at] = at === element || (at > 0 && inside[parent] === true)
  return placed.findLastIndex(({ article }) => inside[article] === true)
}
