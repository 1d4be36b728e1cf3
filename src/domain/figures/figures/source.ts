import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { visiblePost } from '../../content/posts/visibility.ts'
import { posts } from '../../content/posts/table.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { findOnlyOccurrence } from '../quotes/occurrences.ts'
import type { quotedFields } from './table.ts'
import { quotedFieldLabels } from './labels.ts'

export type QuotedField = (typeof quotedFields)[number]

/** The source of a figure: the fields of either the post or the document are null. */
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

/** The texts of a post that can be quoted, with their revision. */
interface QuotedTexts {
  revision: number
  texts: Record<QuotedField, string | null>
}

/** Reads the current texts of a live post, and locks them until the transaction ends. */
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

const unprocessable = (errors: FieldError[]) => new Problem('unprocessable', { errors })

const sourceError = (field: string, code: string, en: string, vi: string): FieldError => ({
  pointer: `/source/${field}`,
  code,
  message: { en, vi },
})

/**
 * Resolves a validated source: the quote is located in the current text of the post.
 * @param current the stored source; an equal input keeps it, even if the text has changed since
 * @throws Problem 422 if the post, the revision or the quote does not exist
 */
export async function resolveSource(
  transaction: Transaction,
  access: Access,
  input: FigureSource,
  current: FigureSource | null,
): Promise<FigureSource> {
  if (input.post_id === null) return input
  if (current !== null && isSameSource(input, current)) return current
  // without content:read only public posts can be quoted, so that drafts are not revealed
  const visible = access.caller.scopes.has('content:read') ? undefined : sql`${visiblePost()}`
  const quoted = await lockTexts(transaction, input.post_id, visible)
  if (quoted === undefined) {
    const message = {
      en: 'It names something that does not exist.',
      vi: 'Không tìm thấy dữ liệu được nêu: hãy kiểm tra lại, hoặc nhập dữ liệu đó trước.',
    }
    throw new Problem('unknown_reference', {
      errors: [{ pointer: '/source/post_id', code: 'unknown_reference', message }],
    })
  }
  if (input.revision !== null && input.revision !== quoted.revision)
    throw otherRevisionProblem(quoted.revision)
  return { ...input, revision: quoted.revision, ...locateQuote(input, quoted) }
}

function isSameSource(input: FigureSource, current: FigureSource): boolean {
  const filled = {
    ...input,
    revision: input.revision ?? current.revision,
    start: input.start ?? current.start,
    end: input.end ?? current.end,
  }
  return isDeepStrictEqual(filled, current)
}

const otherRevisionProblem = (revision: number) =>
  unprocessable([
    sourceError(
      'revision',
      'other_revision',
      `The post is at revision ${revision}: read it again, and quote its present text.`,
      `Bài viết đang ở phiên bản ${revision}: hãy đọc lại và trích từ văn bản hiện tại.`,
    ),
  ])

function locateQuote({ field, quote, start, end }: FigureSource, { texts }: QuotedTexts) {
  const text = texts[field!] ?? ''
  if (start !== null && end !== null) {
    if (text.slice(start, end) === quote) return { start, end }
    const excerpt = text.slice(start, end).slice(0, 80)
    throw unprocessable([
      sourceError(
        'quote',
        'not_in_source',
        `It is not what stands there: ${field} from ${start} to ${end} reads "${excerpt}".`,
        `Không đúng với ${quotedFieldLabels[field!].vi} của bài: ở vị trí ${start} đến ${end} là "${excerpt}".`,
      ),
    ])
  }
  const occurrence = findOnlyOccurrence(text, quote!)
  if (occurrence === 'none') {
    throw unprocessable([
      sourceError(
        'quote',
        'not_in_source',
        `It does not stand in ${field}.`,
        `Đoạn trích không có trong ${quotedFieldLabels[field!].vi} của bài.`,
      ),
    ])
  }
  if (occurrence === 'several') {
    throw unprocessable([
      sourceError(
        'start',
        'ambiguous',
        `The quote stands in ${field} several times: give start and end.`,
        `Đoạn trích xuất hiện nhiều lần trong ${quotedFieldLabels[field!].vi} của bài: hãy nêu rõ vị trí đầu và vị trí cuối.`,
      ),
    ])
  }
  return { start: occurrence, end: occurrence + quote!.length }
}

/** The columns of a source. */
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
