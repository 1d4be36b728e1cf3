import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import { figuresOf, readFigures } from '../../../libraries/figure-grammar/extract.ts'
import type { Scope } from '../../../libraries/figure-grammar/scope/scope.ts'
import { scopesOf } from '../../../libraries/figure-grammar/scope/scopes.ts'
import type { QuotedField } from '../../../domain/figures/figures/source.ts'
import { partOfPost } from './part-of-post.ts'
import { yearOfPost } from './year-of-post.ts'
import type { YearOfPost } from './year-source.ts'

/** A figure in a text of a post, the field of the text, and what the figure is about. */
export interface PostFigure {
  field: QuotedField
  figure: Figure
  scope: Scope
}

/** The texts of a post. */
export type PostTexts = Readonly<Record<QuotedField, string | null>>

/** What the texts of a post state. */
export interface PostReading {
  year: YearOfPost | undefined
  /** Whom all texts are about, in comparable words; empty if they name nobody, or several. */
  about: string
  figures: PostFigure[]
}

/** The order in which a page shows the texts. */
const readingOrder: readonly QuotedField[] = ['title', 'cover.caption', 'summary', 'body_text']

/**
 * Reads the figures of the texts of a post, in reading order, and what each is about.
 * @param year the year that the post is about; null: the year that its text decides
 */
export function run({ texts, year }: { texts: PostTexts; year: number | null }): PostReading {
  const readings = readingOrder.map((field) => ({ field, ...readFigures(texts[field] ?? '') }))
  const readingOf = (wanted: QuotedField) => readings.find(({ field }) => field === wanted)!
  const parsedText = (field: QuotedField) => readingOf(field).parsed
  const own: YearOfPost | undefined =
    year === null
      ? yearOfPost(
          readings.flatMap((reading) => figuresOf(reading, { year: undefined })),
          parsedText('body_text'),
          [parsedText('title'), parsedText('summary')],
        )
      : { year, source: 'request' }
  const part = partOfPost(parsedText('title'), readingOf('body_text'), own?.year)
  const given = { year: own?.year, ...part }
  const read = readings.map((reading) => ({ ...reading, figures: figuresOf(reading, given) }))
  const { about, scopes } = scopesOf(read)
  const figures = read.flatMap(({ field, figures: ofField }, index) =>
    ofField.map((figure, at): PostFigure => ({ field, figure, scope: scopes[index]![at]! })),
  )
  return { year: own, about, figures }
}
