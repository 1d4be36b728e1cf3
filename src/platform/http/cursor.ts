import { hash } from 'node:crypto'
import { z } from 'zod'
import { Problem } from './problems.ts'

/** A sort key's value in a row: what a page begins after. */
export type KeyValue = string | number | boolean | null

/** A place in an ordered list, and which way the page goes from there. */
export interface Cursor {
  direction: 'next' | 'prev'
  keys: KeyValue[]
  /** Whether the place itself belongs to the page: the way back from a page that turned out empty. */
  inclusive?: boolean
}

const cursorSchema = z.tuple([
  z.string(),
  z.enum(['n', 'p', 'N', 'P']),
  z.array(z.union([z.string().max(4000), z.number(), z.boolean(), z.null()])).max(10),
])

/** Binds a cursor to the list that made it: operation, filters and sort, in any order of parameters. */
export function fingerprintOf(parts: unknown): string {
  return hash('sha1', JSON.stringify(parts), 'base64url').slice(0, 10)
}

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
 * Reads a cursor. It needs no signature: a forged one shows nothing that a filter would not.
 * @param keySchemas the form of each sort key, so that a forged value cannot reach SQL with a wrong type
 * @throws Problem 400 when it is not one of this list's.
 */
export function decodeCursor(text: string, fingerprint: string, keySchemas: z.ZodType<KeyValue>[]): Cursor {
  const malformed = () =>
    invalidCursor(
      'The cursor cannot be read. Take it unchanged from `page` of an answer.',
      'Không đọc được con trỏ trang. Hãy dùng nguyên giá trị trong `page` của kết quả trước.',
    )
  let decoded: unknown
  try {
    decoded = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw malformed()
  }
  const result = cursorSchema.safeParse(decoded)
  if (!result.success) throw malformed()
  const [madeFor, way, keys] = result.data
  if (madeFor !== fingerprint) {
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
