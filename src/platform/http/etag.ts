import { hash } from 'node:crypto'
import { Problem } from './problems.ts'

/**
 * The ETag `"<revision>-<hash of the bytes>"`, or `"<hash>"` for lists, which have no revision.
 * If-Match compares the revision, If-None-Match the whole ETag.
 */
export function etagOf(payload: string | Buffer, revision: number | undefined): string {
  const digest = hash('sha1', payload, 'base64url')
  return revision === undefined ? `"${digest}"` : `"${revision}-${digest}"`
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, '')

/** The weak form of an ETag, for the same content in other bytes. */
export const weakEtag = (etag: string): string => `W/${opaque(etag)}`

/** Whether no tag of `If-None-Match` matches. RFC 9110, section 13.1.2: the comparison is weak, since compression changes bytes. */
export function matchesNone(header: string, etag: string): boolean {
  if (header.trim() === '*') return false
  const own = opaque(etag)
  return !header.split(',').some((tag) => opaque(tag) === own)
}

/** The entity tags of a conditional header; `*` matches any. */
export type EntityTags = '*' | string[]

/** The condition of `If-Match`; undefined if there is none, `missing` if there is none and the operation requires it. */
export type Precondition = EntityTags | 'missing' | undefined

/** What tags are compared with: a revision, or a whole ETag. */
type Current = number | string

/** Parses the tags of a header without `W/`; undefined if it is absent or blank. */
export function parseEntityTags(header: string | undefined): EntityTags | undefined {
  const text = header?.trim() ?? ''
  if (text === '') return undefined
  return text === '*' ? '*' : text.split(',').map(opaque)
}

const preconditionRequired = () =>
  new Problem('precondition_required', {
    detail: {
      en: 'Send If-Match with the ETag of the representation you read (GET it first), or "*" to change whatever is there.',
      vi: 'Gửi tiêu đề If-Match với ETag của bản đã đọc (hãy GET trước), hoặc "*" để thay đổi bất kể phiên bản.',
    },
  })

/**
 * Parses an `If-Match` that the operation requires.
 * @param ifNoneMatch from `If-None-Match`, which can stop the write first
 * @throws Problem 428 if both headers are absent
 */
export function requiredPrecondition(
  header: string | undefined,
  ifNoneMatch: EntityTags | undefined,
): Precondition {
  const tags = parseEntityTags(header)
  if (tags === undefined && ifNoneMatch === undefined) throw preconditionRequired()
  return tags ?? 'missing'
}

/** The revision in a tag: an ETag, perhaps with a suffix of a proxy, or only `"<revision>"`. */
function revisionIn(tag: string): number | undefined {
  const found = /^"?(\d{1,9})(?:-[\w-]*(?:--?gzip|;gzip|-br)?)?"?$/.exec(tag)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Whether one of the tags names the current state (RFC 9110, section 13.1). */
const namesCurrent = (tags: EntityTags, current: Current): boolean =>
  tags === '*' ||
  tags.some((tag) => (typeof current === 'number' ? revisionIn(tag) === current : tag === current))

const etagHeader = (current: Current) => ({ etag: typeof current === 'number' ? `"${current}"` : current })

/**
 * @param others further states that the caller may name instead
 * @throws Problem 412 with the current ETag if it does not match, 428 if `If-Match` is missing
 */
export function assertMatch(precondition: Precondition, current: Current, ...others: Current[]): void {
  if (precondition === 'missing') throw preconditionRequired()
  if (precondition === undefined) return
  if ([current, ...others].some((state) => namesCurrent(precondition, state))) return
  const revision =
    typeof current === 'number' ? { en: ` (${current})`, vi: ` (${current})` } : { en: '', vi: '' }
  throw new Problem('precondition_failed', {
    detail: {
      en: `If-Match does not name the current revision${revision.en}. Read it again, merge your change, and send the new ETag.`,
      vi: `If-Match không phải phiên bản hiện tại${revision.vi}. Hãy đọc lại, ghép thay đổi rồi gửi ETag mới.`,
    },
    headers: etagHeader(current),
  })
}

/** @throws Problem 412 with the current ETag if `If-None-Match` matches it */
export function assertNoneMatch(ifNoneMatch: EntityTags | undefined, current: Current): void {
  if (ifNoneMatch === undefined || !namesCurrent(ifNoneMatch, current)) return
  throw new Problem('precondition_failed', {
    detail: {
      en: 'It is there already, and If-None-Match asks to leave that as it is. Leave the header out to change it.',
      vi: 'Dữ liệu đã có, mà If-None-Match yêu cầu giữ nguyên. Hãy bỏ tiêu đề này nếu muốn thay đổi.',
    },
    headers: etagHeader(current),
  })
}

/** @throws Problem 412 if `If-Match` is present: a row that does not exist matches no tag, not even `*` */
export function assertMayCreate(precondition: Precondition): void {
  if (precondition === undefined) return
  throw new Problem('precondition_failed', {
    detail: {
      en: 'There is nothing that If-Match could name. Leave the header out to create it.',
      vi: 'Chưa có dữ liệu nào để If-Match chỉ đến. Hãy bỏ tiêu đề này nếu muốn tạo mới.',
    },
  })
}
