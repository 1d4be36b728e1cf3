import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { extractFiguresInWorker } from '../extract-in-worker.ts'
import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import type { QuotedField } from '../../../domain/figures/figures/source.ts'
import { yearOfPost } from './year-of-post.ts'

/** A figure in a text of a post, and the field of the text. */
export interface PostFigure {
  field: QuotedField
  figure: Figure
}

/** The order in which a page shows the texts. */
const readingOrder: readonly QuotedField[] = ['title', 'cover.caption', 'summary', 'body_text']

/**
 * Extracts the figures of the texts of a post, in reading order.
 * @param caller the caller of the request, for the limits of the task queue
 * @param year the year that the post is about; null: the year that its text names
 */
export async function extractPostFigures(
  texts: Readonly<Record<QuotedField, string | null>>,
  caller: TaskCaller,
  year: number | null,
): Promise<{ year: number | null; figures: PostFigure[] }> {
  if (year !== null) return { year, figures: await extractTexts(texts, caller, year) }
  const first = await extractTexts(texts, caller)
  const ownYear = yearOfPost(
    first.map(({ figure }) => figure),
    [texts.title ?? '', texts.summary ?? ''],
  )
  return { year: ownYear, figures: ownYear === null ? first : await extractTexts(texts, caller, ownYear) }
}

async function extractTexts(
  texts: Readonly<Record<QuotedField, string | null>>,
  caller: TaskCaller,
  year?: number,
): Promise<PostFigure[]> {
  const postFigures: PostFigure[] = []
  for (const field of readingOrder) {
    const figures = await extractFiguresInWorker(texts[field] ?? '', caller, year)
    for (const figure of figures) postFigures.push({ field, figure })
  }
  return postFigures
}
