import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { visiblePost } from '../../content/posts/visibility.ts'
import { posts } from '../../content/posts/table.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { onlyPlace } from '../quotes/places.ts'
import type { quotedFields } from './table.ts'

export type QuotedField = (typeof quotedFields)[number]

/** Where a figure is stated, as the API says it; all of a post or all of a document is null. */
export interface FigureSource {
  post_id: string | null
  revision: number | null
  field: QuotedField | null
  quote: string | null
  start: number | null
  end: number | null
  number: string | null
  issuer: string | null
  date: string | null
  page: string | null
}

/** The texts of a post that can be quoted, and the revision they are of. */
export interface QuotedTexts {
  revision: number
  texts: Record<QuotedField, string | null>
}

/** Reads the present texts of a live post, and keeps them from changing until the transaction ends. */
export async function lockTexts(
  { orm }: Transaction,
  id: string,
  visible?: SQL,
): Promise<QuotedTexts | undefined> {
  const [row] = await orm
    .select({
      revision: posts.revision,
      title: posts.title,
      summary: posts.summary,
      body_text: posts.body_text,
      caption: posts.cover_caption,
    })
    .from(posts)
    .where(and(eq(posts.id, id), isNull(posts.deleted_at), visible))
    .for('share')
  if (row === undefined) return undefined
  const { revision, title, summary, body_text, caption } = row
  return { revision, texts: { title, summary, body_text, 'cover.caption': caption } }
}

const refused = (errors: FieldError[]) => new Problem('unprocessable', { errors })

const at = (field: string, code: string, en: string, vi: string): FieldError => ({
  pointer: `/source/${field}`,
  code,
  message: { en, vi },
})

/**
 * A source of checked input, with its quote found in the post's present text.
 * @param known the source as it is: one that says the same stays, also where the text has moved on
 * @throws Problem 422 where post, revision or quote are not there
 */
export async function resolveSource(
  transaction: Transaction,
  access: Access,
  given: FigureSource,
  known: FigureSource | null,
): Promise<FigureSource> {
  if (given.post_id === null) return given
  if (known !== null && saysTheSame(given, known)) return known
  // whoever may not read drafts learns nothing of them from what can be quoted
  const visible = access.caller.scopes.has('content:read') ? undefined : sql`${visiblePost()}`
  const found = await lockTexts(transaction, given.post_id, visible)
  if (found === undefined) {
    const message = {
      en: 'It names something that does not exist.',
      vi: 'Dữ liệu được tham chiếu không tồn tại.',
    }
    throw new Problem('unknown_reference', {
      errors: [{ pointer: '/source/post_id', code: 'unknown_reference', message }],
    })
  }
  if (given.revision !== null && given.revision !== found.revision) throw otherRevision(found.revision)
  return { ...given, revision: found.revision, ...placeOf(given, found) }
}

function saysTheSame(given: FigureSource, known: FigureSource): boolean {
  const filled = {
    ...given,
    revision: given.revision ?? known.revision,
    start: given.start ?? known.start,
    end: given.end ?? known.end,
  }
  return isDeepStrictEqual(filled, known)
}

const otherRevision = (revision: number) =>
  refused([
    at(
      'revision',
      'other_revision',
      `The post is at revision ${revision}: read it again, and quote its present text.`,
      `Bài viết đang ở phiên bản ${revision}: hãy đọc lại và trích từ văn bản hiện tại.`,
    ),
  ])

function placeOf({ field, quote, start, end }: FigureSource, { texts }: QuotedTexts) {
  const text = texts[field!] ?? ''
  if (start !== null && end !== null) {
    if (text.slice(start, end) === quote) return { start, end }
    const there = text.slice(start, end).slice(0, 80)
    throw refused([
      at(
        'quote',
        'not_in_source',
        `It is not what stands there: ${field} from ${start} to ${end} reads "${there}".`,
        `Không đúng với văn bản: ${field} từ ${start} đến ${end} là "${there}".`,
      ),
    ])
  }
  const place = onlyPlace(text, quote!)
  if (place === 'none') {
    throw refused([
      at('quote', 'not_in_source', `It does not stand in ${field}.`, `Không có trong ${field} của bài.`),
    ])
  }
  if (place === 'several') {
    throw refused([
      at(
        'start',
        'ambiguous',
        `The quote stands in ${field} several times: give start and end.`,
        `Đoạn trích xuất hiện nhiều lần trong ${field}: hãy gửi start và end.`,
      ),
    ])
  }
  return { start: place, end: place + quote!.length }
}

/** A source as the table's columns have it. */
export const sourceColumns = (source: FigureSource | null): Row => ({
  post_id: source?.post_id ?? null,
  post_revision: source?.revision ?? null,
  quoted_field: source?.field ?? null,
  quote: source?.quote ?? null,
  quote_start: source?.start ?? null,
  quote_end: source?.end ?? null,
  document_number: source?.number ?? null,
  document_issuer: source?.issuer ?? null,
  document_date: source?.date ?? null,
  document_page: source?.page ?? null,
})
