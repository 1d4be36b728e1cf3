import type { PgColumn } from 'drizzle-orm/pg-core'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../http/problems.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import type { ReadableTable, Row } from './row.ts'

/** The keys that can name a row. */
export type RowKey = 'id' | 'slug' | 'code' | 'external_id'

/** The column in which a key is searched. Codes have a separate column, which ignores case. */
export const keyColumn = (table: ReadableTable, by: RowKey): PgColumn | undefined =>
  by === 'code' ? table.code_key : table[by]

/**
 * Whether the codes of a table are unique within `origin`, a former school: after a merger two classes have one code. A
 * plain code then names the row of the school itself, and nothing else.
 */
export const hasOrigins = ({ code_key, origin }: ReadableTable): boolean =>
  code_key !== undefined && origin !== undefined

/**
 * A code together with the former school that gave it, as in `K1@TCT-HN`; no code contains the sign. Paths and filters
 * take this form, and the column `code_key` has it (`codeInKey` in `platform/database/columns.ts`).
 */
export const qualifiedCode = (code: string, origin: unknown): string =>
  typeof origin === 'string' ? `${code}@${origin}` : code

/** The field of a row that a key sets: of a qualified code the code. */
export const valueInKey = (by: RowKey, key: string): string => (by === 'code' ? key.split('@')[0]! : key)

/** The key by which a stored row is found. */
export const keyOfRow = (by: RowKey, row: Row): unknown =>
  by === 'code' && typeof row['code'] === 'string' ? qualifiedCode(row['code'], row['origin']) : row[by]

/** The normal form of a key, for comparisons. */
export function normalizeKey(by: RowKey, key: string): string {
  if (by === 'code') return codeKey(key)
  // UUIDs may be written in upper case
  return by === 'id' ? key.toLowerCase() : key
}

/**
 * The values that the column may have for a key, the preferred one first. Earlier versions distinguished codes by case:
 * of such codes that now have the same normal form, one has it as its key, and the others have their own spelling.
 */
export function candidateKeys(by: RowKey, key: string): string[] {
  const compared = normalizeKey(by, key)
  return by !== 'code' || compared === key ? [compared] : [key, compared]
}

/** Finds the entry of a key. @param find finds an entry by the value of the column */
export function findByKey<T>(by: RowKey, key: string, find: (value: string) => T | undefined): T | undefined {
  for (const value of candidateKeys(by, key)) {
    const entry = find(value)
    if (entry !== undefined) return entry
  }
  return undefined
}

const isNull: Bilingual = {
  en: 'The word null means "has none" in filters, so that it cannot be a name; use another one.',
  vi: 'Chữ "null" trong bộ lọc có nghĩa là "không có" nên không dùng làm tên được; hãy chọn tên khác.',
}

// PUT /v1/posts/by-external-id/draft is about the external id `draft`, not about the draft of a post with this slug
const isPartOfPaths: Bilingual = {
  en: 'It is a part of addresses, so that it cannot be a name; use another one.',
  vi: 'Tên này trùng với một phần của đường dẫn nên không dùng được; hãy chọn tên khác.',
}

const inPaths = new Map([
  ['null', isNull],
  ['by-external-id', isPartOfPaths],
])
/** The fields that name rows, with the names that no row can have, and why. */
const reservedNames = new Map([
  ['slug', inPaths],
  ['code', inPaths],
  ['external_id', new Map([['null', isNull]])],
])

/**
 * Rejects a reserved slug, code or external id. A row that has it already can keep it.
 * @throws Problem 400
 */
export function assertNoReservedNames(values: Row, current: Row | undefined): void {
  const errors = [...reservedNames].flatMap(([name, reserved]) => {
    const value = values[name]
    if (typeof value !== 'string' || current?.[name] === value) return []
    const message = reserved.get(value.normalize('NFKC').toLowerCase())
    return message === undefined ? [] : [{ pointer: `/${name}`, code: 'reserved', message }]
  })
  if (errors.length > 0) throw invalidRequest(errors)
}
