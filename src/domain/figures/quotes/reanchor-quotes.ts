import type { Transaction } from '../../../platform/database/database.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { findOnlyOccurrence } from './occurrences.ts'
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

const fieldText = (post: QuotedPost, field: (typeof quotedFields)[number]): string =>
  (field === 'cover.caption' ? post.cover?.caption : post[field]) ?? ''

/** A quote as stored in a figure. */
interface StoredQuote {
  id: string
  quote: string
  start: number
  end: number
  stale: boolean
}

const selectQuotes = `select id, quote, quote_start as start, quote_end as "end", source_stale as stale
  from figures where post_id = $1 and quoted_field = $2 order by id for update`

const updateQuotes = `update figures set quote_start = coalesce(moved.start, quote_start),
    quote_end = coalesce(moved.start + length, quote_end), source_stale = moved.start is null,
    post_revision = case when moved.start is null then post_revision else $5 end,
    revision = revision + 1, updated_at = now()
  from (select unnest($1::uuid[]) as id, unnest($2::int[]) as start, unnest($3::int[]) as length) as moved
  where figures.id = moved.id and (moved.start is distinct from (case when source_stale then null else quote_start end))
    and figures.post_id = $4`

/** The new spans of quotes; a stale quote may be in the new text again. */
function spansAfter(before: string, after: string, quotes: readonly StoredQuote[]): (Span | null)[] {
  const current = quotes.filter(({ stale }) => !stale)
  const moved = reanchor(before, after, current)
  const spans = new Map(current.map(({ id }, index) => [id, moved[index] ?? null]))
  return quotes.map(({ id, stale, quote }) => {
    if (!stale) return spans.get(id) ?? null
    const occurrence = findOnlyOccurrence(after, quote)
    return typeof occurrence === 'number' ? { start: occurrence, end: occurrence + quote.length } : null
  })
}

async function reanchorField(
  { client }: Transaction,
  post: QuotedPost,
  field: string,
  before: string,
  after: string,
): Promise<void> {
  const { rows } = await client.query<StoredQuote>(selectQuotes, [post.id, field])
  if (rows.length === 0) return
  const spans = spansAfter(before, after, rows)
  await client.query(updateQuotes, [
    rows.map(({ id }) => id),
    spans.map((span) => span?.start ?? null),
    rows.map(({ quote }) => quote.length),
    post.id,
    post.revision,
  ])
}

/**
 * Updates the quotes of a post's figures when its texts change, in the same transaction: quotes that are still in the
 * text get their new positions, the others are marked `source_stale`. The values stay unchanged.
 */
export async function reanchorQuotes(
  before: QuotedPost,
  after: QuotedPost,
  { transaction }: Pick<WriteContext, 'transaction'>,
): Promise<void> {
  for (const field of quotedFields) {
    const [oldText, newText] = [fieldText(before, field), fieldText(after, field)]
    if (oldText !== newText) await reanchorField(transaction, after, field, oldText, newText)
  }
}
