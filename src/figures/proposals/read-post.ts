import { extractFigures } from '../extraction/extract.ts'
import type { Figure } from '../extraction/figure.ts'
import type { QuotedField } from '../figures/source.ts'
import { yearOfPost } from './year-of-post.ts'

/** A figure that extraction reads in a text of a post. */
export interface ReadFigure {
  field: QuotedField
  figure: Figure
}

/** As a reader comes by them. */
const readingOrder: readonly QuotedField[] = ['title', 'cover.caption', 'summary', 'body_text']

/**
 * Every figure that the texts of a post state, in reading order. Pure.
 * @param year what the post is about; null: what it says itself
 */
export function readPost(
  texts: Readonly<Record<QuotedField, string | null>>,
  year: number | null,
): { year: number | null; read: ReadFigure[] } {
  const readWith = (about: number | undefined) =>
    readingOrder.flatMap((field) =>
      extractFigures(texts[field] ?? '', about).map((figure) => ({ field, figure })),
    )
  if (year !== null) return { year, read: readWith(year) }
  const first = readWith(undefined)
  const own = yearOfPost(
    first.map(({ figure }) => figure),
    [texts.title ?? '', texts.summary ?? ''],
  )
  return { year: own, read: own === null ? first : readWith(own) }
}
