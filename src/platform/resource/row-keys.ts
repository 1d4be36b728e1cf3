import type { PgColumn } from 'drizzle-orm/pg-core'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { ReadableTable } from './row.ts'

/** What a row can be named by. */
export type RowKey = 'id' | 'slug' | 'code' | 'external_id'

/** The column that a key is looked for in. Codes have one of their own, in which case tells none apart. */
export const keyColumn = (table: ReadableTable, by: RowKey): PgColumn | undefined =>
  by === 'code' ? table.code_key : table[by]

/** A key as it is compared. */
export function normalizeKey(by: RowKey, key: string): string {
  if (by === 'code') return codeKey(key)
  // an id may be written in capitals
  return by === 'id' ? key.toLowerCase() : key
}

/**
 * What a row that is named may have in that column, the one that counts first. Of codes from before case was passed over
 * one has the key that follows from it, and others that it would fall together with are kept as they are written.
 */
export function candidateKeys(by: RowKey, key: string): string[] {
  const compared = normalizeKey(by, key)
  return by !== 'code' || compared === key ? [compared] : [key, compared]
}

/** What was found under a key, by the values of the column. */
export function findByKey<T>(
  by: RowKey,
  key: string,
  found: (value: string) => T | undefined,
): T | undefined {
  for (const value of candidateKeys(by, key)) {
    const one = found(value)
    if (one !== undefined) return one
  }
  return undefined
}
