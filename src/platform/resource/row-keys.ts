import type { PgColumn } from 'drizzle-orm/pg-core'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { ReadableTable } from './row.ts'

/** The keys that can name a row. */
export type RowKey = 'id' | 'slug' | 'code' | 'external_id'

/** The column in which a key is searched. Codes have a separate column, which ignores case. */
export const keyColumn = (table: ReadableTable, by: RowKey): PgColumn | undefined =>
  by === 'code' ? table.code_key : table[by]

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
