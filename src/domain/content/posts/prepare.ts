import { Problem } from '../../../platform/http/problems.ts'
import { normaliseText } from '../../../libraries/vietnamese/text.ts'
import { attempt } from '../../../platform/resource/attempt.ts'
import type { Draft, Row, WriteContext } from '../../../platform/resource/definition.ts'
import { holdRows } from '../../../platform/resource/hold-rows.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { taskCallerWithKey, type TaskCaller } from '../../../platform/workers/task-caller.ts'
import { renderInWorker } from './render-in-worker.ts'
import type { RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import { holdPersons, mentionedBy, printedByline, refuseUnknownMedia, tagIdsOf } from './related-input.ts'
import { mostBodyCharacters } from './schema.ts'
import { posts } from './table.ts'

interface Cover {
  media_id: string | null
  caption: string | null
  credit: string | null
  alt: string | null
}

const nothing: Cover = { media_id: null, caption: null, credit: null, alt: null }

/** A rendered body, and what it was made of. */
interface RenderedBody extends RenderedMarkdown {
  source: string
}

const isBody = (made: unknown): made is RenderedBody =>
  typeof made === 'object' && made !== null && 'source' in made

/** The rendered body of an input, or of a part of one; undefined where it has none. */
export async function foreseeTexts({ body }: Row, caller: TaskCaller): Promise<RenderedBody | undefined> {
  if (typeof body !== 'string' || body.length > mostBodyCharacters) return undefined
  const source = normaliseText(body)
  return { source, ...(await renderInWorker(source, caller)) }
}

/** The bodies that drafts change, rendered, by the ids of the drafts; those that take too long are refused. */
async function renderedBodies(
  drafts: readonly Draft[],
  { access, refuse }: WriteContext,
): Promise<Map<string, RenderedMarkdown>> {
  const rendered = new Map<string, RenderedMarkdown>()
  for (const { id, values, current, foreseen } of drafts) {
    const body = String(values['body'])
    if (current?.['body'] === body) continue
    try {
      const isForeseen = isBody(foreseen) && foreseen.source === body
      rendered.set(id, isForeseen ? foreseen : await renderInWorker(body, taskCallerWithKey(access.caller)))
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      refuse(id, error)
    }
  }
  return rendered
}

/** What a post's own texts lead to: rendered ones, and the columns of the cover. Its tags are ids by then. */
function withTexts({ values }: Draft, rendered: RenderedMarkdown | undefined): Row {
  const prepared: Row = {}
  for (const name of Object.keys(values)) if (name !== 'tags') prepared[name] = values[name]
  if (rendered !== undefined) {
    prepared['body_html'] = rendered.html
    prepared['body_text'] = rendered.text
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
  const rendered = await renderedBodies(drafts, context)
  return drafts.map((draft, n) => {
    const values = withOwnSlugs[n]!
    return (
      attempt(context, draft.id, () => {
        const prepared = withTexts({ ...draft, values }, rendered.get(draft.id))
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
