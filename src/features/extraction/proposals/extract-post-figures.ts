import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { extractFiguresInWorker } from '../extract-in-worker.ts'
import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import type { QuotedField } from '../../../domain/figures/figures/source.ts'
import { yearOfPost } from './year-of-post.ts'

/** A figure that extraction reads in a text of a post. */
export interface ReadFigure {
  field: QuotedField
  figure: Figure
}

/** As a reader comes by them. */
const readingOrder: readonly QuotedField[] = ['title', 'cover.caption', 'summary', 'body_text']

/**
 * Every figure that the texts of a post state, in reading order.
 * @param caller who has them read
 * @param year what the post is about; null: what it says itself
 */
export async function readPost(
  texts: Readonly<Record<QuotedField, string | null>>,
  caller: TaskCaller,
  year: number | null,
): Promise<{ year: number | null; read: ReadFigure[] }> {
  if (year !== null) return { year, read: await readTexts(texts, caller, year) }
  const first = await readTexts(texts, caller)
  const own = yearOfPost(
    first.map(({ figure }) => figure),
    [texts.title ?? '', texts.summary ?? ''],
  )
  return { year: own, read: own === null ? first : await readTexts(texts, caller, own) }
}

async function readTexts(
  texts: Readonly<Record<QuotedField, string | null>>,
  caller: TaskCaller,
  year?: number,
): Promise<ReadFigure[]> {
  const read: ReadFigure[] = []
  for (const field of readingOrder) {
    const figures = await extractFiguresInWorker(texts[field] ?? '', caller, year)
    for (const figure of figures) read.push({ field, figure })
  }
  return read
}
