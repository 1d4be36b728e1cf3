import { hash } from 'node:crypto'
import { z } from 'zod'
import { Problem } from './problems.ts'

/** The value of a sort key in a row. */
export type KeyValue = string | number | boolean | null

/** A position in a sorted list, and the direction of the page from it. */
export interface Cursor {
  direction: 'next' | 'prev'
  keys: KeyValue[]
  /** Whether the page includes the row of the position, as on the way back from an empty page. */
  inclusive?: boolean
}

const cursorSchema = z.tuple([
  z.string(),
  z.enum(['n', 'p', 'N', 'P']),
  z.array(z.union([z.string().max(4000), z.number(), z.boolean(), z.null()])).max(10),
])

/** The fingerprint of a list: its operation, filters and sort. A cursor is valid only for the list that made it. */
export function fingerprintOf(parts: unknown): string {
  return hash('sha1', JSON.stringify(parts), 'base64url').slice(0, 10)
}

/** Encodes a cursor as text. */
export function encodeCursor(fingerprint: string, cursor: Cursor): string {
  const way = cursor.direction === 'next' ? 'n' : 'p'
  const value = [fingerprint, cursor.inclusive ? way.toUpperCase() : way, cursor.keys]
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

const invalidCursor = (en: string, vi: string) =>
  new Problem('invalid_cursor', {
    detail: { en, vi },
    errors: [{ parameter: 'cursor', code: 'invalid_cursor', message: { en, vi } }],
  })

/**
 * Decodes a cursor. It needs no signature: a forged cursor shows only rows that a filter could show.
 * @param keySchemas the schema of each sort key, so that no value of a wrong type reaches SQL
 * @throws Problem 400 if it is not a cursor of this list
 */
export function decodeCursor(text: string, fingerprint: string, keySchemas: z.ZodType<KeyValue>[]): Cursor {
  const malformed = () =>
    invalidCursor(
      'The cursor cannot be read. Take it unchanged from `page` of an answer.',
      'Không đọc được con trỏ trang. Hãy dùng nguyên giá trị trong "page" của kết quả trước.',
    )
  let decoded: unknown
  try {
    decoded = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw malformed()
  }
  const result = cursorSchema.safeParse(decoded)
  if (!result.success) throw malformed()
  const [ownFingerprint, way, keys] = result.data
  if (ownFingerprint !== fingerprint) {
    throw invalidCursor(
      'The cursor belongs to another list: keep operation, filters and sort the same, or start without a cursor.',
      'Con trỏ thuộc về danh sách khác: giữ nguyên bộ lọc và thứ tự sắp xếp, hoặc bắt đầu lại không có con trỏ.',
    )
  }
  if (keys.length !== keySchemas.length || keys.some((key, i) => !keySchemas[i]!.safeParse(key).success))
    throw malformed()
  return {
    direction: way.toLowerCase() === 'n' ? 'next' : 'prev',
    keys,
    inclusive: way === way.toUpperCase(),
  }
}
