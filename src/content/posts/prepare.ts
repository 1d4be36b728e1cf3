import { attempt } from '../../resource/attempt.ts'
import type { Draft, Row, WriteContext } from '../../resource/definition.ts'
import { holdRows } from '../../resource/hold-rows.ts'
import { withSlugs } from '../../resource/slugs.ts'
import { holdPersons, mentionedBy, printedByline, refuseUnknownMedia, tagIdsOf } from './related-input.ts'
import { posts } from './table.ts'

interface Cover {
  media_id: string | null
  caption: string | null
  credit: string | null
  alt: string | null
}

const nothing: Cover = { media_id: null, caption: null, credit: null, alt: null }

type Render = typeof import('../markdown/render.ts').renderMarkdown
type RenderedMarkdown = ReturnType<Render>

/** What a post's own texts lead to: rendered ones, and the columns of the cover. Its tags are ids by then. */
function withTexts({ values, current, foreseen }: Draft, render: Render | undefined): Row {
  const prepared: Row = {}
  for (const name of Object.keys(values)) if (name !== 'tags') prepared[name] = values[name]
  const body = String(values['body'])
  if (render !== undefined && current?.['body'] !== body) {
    const { html, text } = (foreseen as RenderedMarkdown | undefined) ?? render(body)
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
  return prepared
}

/** The renderer is loaded with the first write that needs it: readers' servers never do. */
async function rendererFor(drafts: readonly Draft[]): Promise<Render | undefined> {
  if (drafts.every(({ values, current }) => current?.['body'] === values['body'])) return undefined
  return (await import('../markdown/render.ts')).renderMarkdown
}

/** The rendered body of a new post. */
export async function foreseeTexts({ body }: Row): Promise<RenderedMarkdown> {
  const { renderMarkdown } = await import('../markdown/render.ts')
  return renderMarkdown(String(body))
}

/** Fills in what follows from posts' inputs: slugs, rendered texts, whom they are by, columns of the cover. */
export async function preparePosts(drafts: readonly Draft[], context: WriteContext): Promise<Row[]> {
  const { transaction, access } = context
  const withOwnSlugs = await withSlugs(drafts, 'title', posts, context)
  const held = await holdRows(
    transaction,
    access.caller,
    drafts.flatMap(({ values }) => mentionedBy(values)),
  )
  const persons = await holdPersons(transaction, drafts)
  const render = await rendererFor(drafts)
  return drafts.map((draft, n) => {
    const values = withOwnSlugs[n]!
    return (
      attempt(context, draft.id, () => {
        const prepared = withTexts({ ...draft, values }, render)
        prepared['tag_ids'] = tagIdsOf(values, held)
        prepared['byline'] = printedByline({ ...draft, values }, persons)
        refuseUnknownMedia(values, held)
        if (draft.current === undefined) prepared['created_by'] = access.caller.name
        return prepared
      }) ?? values
    )
  })
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
