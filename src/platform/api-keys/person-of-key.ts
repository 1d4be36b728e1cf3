import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { apiKeys as table } from './table.ts'

/**
 * The person who owns the key of a caller now, as `personWithEmail` names persons: a key may have got its owner after it was
 * used. Null for other callers, and for keys without an owner.
 * @param name the name of the caller
 */
export const personOfKey = (name: SQL): SQL =>
  sql`(select 'person:' || encode(sha256(convert_to(lower(trim(${qualified(table.owner_email)})), 'UTF8')), 'hex') from ${table} where ${qualified(table.id)} = case when ${name} like 'key:%' then substr(${name}, 5)::uuid end)`
