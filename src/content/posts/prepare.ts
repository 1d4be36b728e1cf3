import type { Row, WriteContext } from '../../resource/definition.ts'
import { withSlug } from '../../resource/slugs.ts'
import { posts } from './table.ts'
import { printedByline, resolveMedia, resolveTags } from './related-input.ts'

interface Cover {
  media_id: string | null
  caption: string | null
  credit: string | null
  alt: string | null
}

const nothing: Cover = { media_id: null, caption: null, credit: null, alt: null }

/** Fills in what follows from a post's input: slug, rendered texts, whom it is by, columns of the cover. */
export async function preparePost(values: Row, context: WriteContext): Promise<Row> {
  const { current, transaction, access } = context
  const prepared = { ...(await withSlug(values, 'title', posts, context)) }
  const body = String(values['body'])
  if (current === undefined || current['body'] !== body) {
    // loaded with the first write: readers' servers never need it
    const { renderMarkdown } = await import('../markdown/render.ts')
    const { html, text } = renderMarkdown(body)
    prepared['body_html'] = html
    prepared['body_text'] = text
  }
  const cover = (values['cover'] ?? nothing) as Cover
  const isNothing = Object.values(cover).every((value) => value === null)
  prepared['cover'] = isNothing ? null : cover
  prepared['cover_media_id'] = cover.media_id
  prepared['cover_caption'] = cover.caption
  prepared['cover_credit'] = cover.credit
  prepared['cover_alt'] = cover.alt
  prepared['tag_ids'] = await resolveTags(transaction, values)
  delete prepared['tags']
  prepared['byline'] = await printedByline(transaction, values)
  await resolveMedia(transaction, cover.media_id, values)
  if (current === undefined) prepared['created_by'] = access.caller.name
  return prepared
}

const pick = (value: unknown, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, (value as Row)[name] ?? null]))

const uses = ['media_id', 'caption', 'credit', 'alt'] as const

/** A post's row in the form of its input: without what is only ever answered. */
export function postInputForm(row: Row): Row {
  return {
    ...row,
    cover: row['cover'] === null ? null : pick(row['cover'], uses),
    media: (row['media'] as unknown[]).map((use) => pick(use, uses)),
    byline: (row['byline'] as unknown[]).map((author) =>
      pick(author, ['person_id', 'name', 'degree', 'position', 'unit']),
    ),
  }
}
