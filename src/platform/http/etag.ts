import { hash } from 'node:crypto'
import { Problem } from './problems.ts'

/**
 * `"<revision>-<hash of the bytes>"`, or `"<hash>"` for what has no revision (lists).
 * The revision serves If-Match, the whole serves If-None-Match.
 */
export function etagOf(payload: string | Buffer, revision: number | undefined): string {
  const digest = hash('sha1', payload, 'base64url')
  return revision === undefined ? `"${digest}"` : `"${revision}-${digest}"`
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, '')

/** The weak form of an ETag, for what says the same in other bytes. */
export const weakEtag = (etag: string): string => `W/${opaque(etag)}`

/** RFC 9110, 13.1.2: weak comparison against each listed tag, since compression weakens a tag, by us as well as by proxies. */
export function matchesNone(header: string, etag: string): boolean {
  if (header.trim() === '*') return false
  const own = opaque(etag)
  return !header.split(',').some((tag) => opaque(tag) === own)
}

/** The tags of a conditional header; `*` names whatever is there. */
export type EntityTags = '*' | string[]

/** What a caller says it has read, by `If-Match`; undefined where it may say nothing, `missing` where it must not. */
export type Precondition = EntityTags | 'missing' | undefined

/** What tags have to name: a revision, or the whole ETag of what has none. */
type Current = number | string

/** The tags of a header, with the marks of weakness removed; undefined where it is absent or blank. */
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
 * Reads an `If-Match` that must be there.
 * @param unless from `If-None-Match`, which may refuse the change first
 * @throws Problem 428 when both headers are absent.
 */
export function requiredPrecondition(
  header: string | undefined,
  unless: EntityTags | undefined,
): Precondition {
  const tags = parseEntityTags(header)
  if (tags === undefined && unless === undefined) throw preconditionRequired()
  return tags ?? 'missing'
}

/** The revision in a tag: of an ETag as sent, with what proxies add to it, or of the bare `"<revision>"`. */
function revisionIn(tag: string): number | undefined {
  const found = /^"?(\d{1,9})(?:-[\w-]*(?:--?gzip|;gzip|-br)?)?"?$/.exec(tag)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** A tag that holds no revision names none, as RFC 9110 has it. */
const namesCurrent = (tags: EntityTags, current: Current): boolean =>
  tags === '*' ||
  tags.some((tag) => (typeof current === 'number' ? revisionIn(tag) === current : tag === current))

const etagHeader = (current: Current) => ({ etag: typeof current === 'number' ? `"${current}"` : current })

/** @throws Problem 412 with the current ETag when the row has moved on, 428 where nothing was said and has to be. */
export function assertMatch(precondition: Precondition, current: Current): void {
  if (precondition === 'missing') throw preconditionRequired()
  if (precondition === undefined || namesCurrent(precondition, current)) return
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

/** @throws Problem 412 with the current ETag where `If-None-Match` names what is there. */
export function assertNoneMatch(unless: EntityTags | undefined, current: Current): void {
  if (unless === undefined || !namesCurrent(unless, current)) return
  throw new Problem('precondition_failed', {
    detail: {
      en: 'It is there already, and If-None-Match asks to leave that as it is. Leave the header out to change it.',
      vi: 'Dữ liệu đã có, mà If-None-Match yêu cầu giữ nguyên. Hãy bỏ tiêu đề này nếu muốn thay đổi.',
    },
    headers: etagHeader(current),
  })
}

/** @throws Problem 412 where `If-Match` came for what is not there: no tag names it, and not even `*`. */
export function assertMayCreate(precondition: Precondition): void {
  if (precondition === undefined) return
  throw new Problem('precondition_failed', {
    detail: {
      en: 'There is nothing that If-Match could name. Leave the header out to create it.',
      vi: 'Chưa có dữ liệu nào để If-Match chỉ đến. Hãy bỏ tiêu đề này nếu muốn tạo mới.',
    },
  })
}
