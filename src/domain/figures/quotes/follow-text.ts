import type { Transaction } from '../../../platform/database/database.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { onlyPlace } from './places.ts'
import { reanchor, type Span } from './reanchor.ts'

const quotedFields = ['title', 'summary', 'body_text', 'cover.caption'] as const

/** The texts of a post that figures quote. */
export interface QuotedPost {
  id: string
  revision: number
  title: string
  summary: string | null
  body_text: string
  cover: { caption: string | null } | null
}

const textOf = (post: QuotedPost, field: (typeof quotedFields)[number]): string =>
  (field === 'cover.caption' ? post.cover?.caption : post[field]) ?? ''

interface Quoting {
  id: string
  quote: string
  start: number
  end: number
  stale: boolean
}

const QUOTING = `select id, quote, quote_start as start, quote_end as "end", source_stale as stale
  from figures where post_id = $1 and quoted_field = $2 order by id for update`

const MOVE = `update figures set quote_start = coalesce(moved.start, quote_start),
    quote_end = coalesce(moved.start + length, quote_end), source_stale = moved.start is null,
    post_revision = case when moved.start is null then post_revision else $5 end,
    revision = revision + 1, updated_at = now()
  from (select unnest($1::uuid[]) as id, unnest($2::int[]) as start, unnest($3::int[]) as length) as moved
  where figures.id = moved.id and (moved.start is distinct from (case when source_stale then null else quote_start end))
    and figures.post_id = $4`

/** Where a quote stands now: one that was lost may have come back. */
function spansAfter(before: string, after: string, quotings: readonly Quoting[]): (Span | null)[] {
  const standing = quotings.filter(({ stale }) => !stale)
  const moved = reanchor(before, after, standing)
  const places = new Map(standing.map(({ id }, index) => [id, moved[index] ?? null]))
  return quotings.map(({ id, stale, quote }) => {
    if (!stale) return places.get(id) ?? null
    const place = onlyPlace(after, quote)
    return typeof place === 'number' ? { start: place, end: place + quote.length } : null
  })
}

async function followField(
  { client }: Transaction,
  post: QuotedPost,
  field: string,
  before: string,
  after: string,
): Promise<void> {
  const { rows } = await client.query<Quoting>(QUOTING, [post.id, field])
  if (rows.length === 0) return
  const spans = spansAfter(before, after, rows)
  await client.query(MOVE, [
    rows.map(({ id }) => id),
    spans.map((span) => span?.start ?? null),
    rows.map(({ quote }) => quote.length),
    post.id,
    post.revision,
  ])
}

/**
 * Takes the figures of a post along when its texts change, in the write's own transaction: quotes that still stand are
 * moved to where they stand in the new revision, the others are marked `source_stale`. What they say stays as it is.
 */
export async function followText(
  before: QuotedPost,
  after: QuotedPost,
  { transaction }: Pick<WriteContext, 'transaction'>,
): Promise<void> {
  for (const field of quotedFields) {
    const [old, present] = [textOf(before, field), textOf(after, field)]
    if (old !== present) await followField(transaction, after, field, old, present)
  }
}
