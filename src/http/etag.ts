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

/** RFC 9110, 13.1.2: weak comparison against each listed tag, since proxies that compress weaken ours. */
export function matchesNone(header: string, etag: string): boolean {
  if (header.trim() === '*') return false
  return !header.split(',').some((tag) => opaque(tag) === etag)
}

/** What a caller says it has read: any revision, or one of these. */
export type Precondition = '*' | number[]

/**
 * Reads `If-Match`: the ETag as sent, its weak form, the bare `"<revision>"`, or `*`. Only the revision counts.
 * A tag that holds no revision matches nothing, as RFC 9110 has it, and so ends in 412.
 * @throws Problem 428 when the header is absent.
 */
export function preconditionOf(header: string | undefined): Precondition {
  if (header === undefined || header.trim() === '') {
    throw new Problem('precondition_required', {
      detail: {
        en: 'Send If-Match with the ETag of the representation you read (GET it first), or "*" to change whatever is there.',
        vi: 'Gửi tiêu đề If-Match với ETag của bản đã đọc (hãy GET trước), hoặc "*" để thay đổi bất kể phiên bản.',
      },
    })
  }
  if (header.trim() === '*') return '*'
  return header
    .split(',')
    .map((tag) => /^"?(\d{1,9})(?:-[\w-]*(?:--?gzip|;gzip|-br)?)?"?$/.exec(opaque(tag))?.[1])
    .filter((revision) => revision !== undefined)
    .map(Number)
}

/** @throws Problem 412 with the current ETag when the row has moved on. */
export function assertMatches(precondition: Precondition, revision: number): void {
  if (precondition === '*' || precondition.includes(revision)) return
  throw new Problem('precondition_failed', {
    detail: {
      en: `The current revision is ${revision}. Read it again, merge your change, and send the new ETag.`,
      vi: `Phiên bản hiện tại là ${revision}. Hãy đọc lại, ghép thay đổi rồi gửi ETag mới.`,
    },
    headers: { etag: `"${revision}"` },
  })
}
