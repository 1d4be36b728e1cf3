import { getTableName } from 'drizzle-orm'
import type { Connection, Database } from '../database/database.ts'
import { hasControls, keyText, unseenCharacters } from '../../libraries/vietnamese/text.ts'
import type { EntityTable } from './row.ts'
import type { ResourceDefinition } from './definition.ts'
import { hasOrigins, normalizeKey, qualifiedCode } from './row-keys.ts'

/** The rule that the key of a row breaks. */
export type KeyIssue = 'same_but_for_case' | 'same_but_for_blanks' | 'control_character'

/** A live row whose key breaks a rule: an earlier version, with fewer rules, stored it. */
interface NonconformingKey {
  resource: string
  id: string
  field: 'code' | 'external_id'
  value: string
  issue: KeyIssue
}

/** A row with its key. */
interface KeyRow {
  id: string
  value: string
}

/** How many keys of a resource are reported at most. */
const maxReported = 1_000

const quoted = (table: EntityTable) => `"${getTableName(table)}"`

/** Sets the normal key of a row unless another live row has it. @returns whether it was set */
async function setKeyIfFree(
  connection: Connection,
  table: EntityTable,
  column: 'code_key' | 'external_id',
  id: string,
  key: string,
): Promise<boolean> {
  const name = quoted(table)
  const { rowCount } = await connection.query(
    `update ${name} set ${column} = $2 where id = $1
       and not exists (select 1 from ${name} as other where other.${column} = $2 and other.deleted_at is null)`,
    [id, key],
  )
  return rowCount === 1
}

/** Codes whose normal key belongs to another row. Codes whose normal key is free are corrected. */
async function nonconformingCodes(
  connection: Connection,
  { path, table }: ResourceDefinition,
): Promise<NonconformingKey[]> {
  if (table.code_key === undefined) return []
  const origin = hasOrigins(table) ? 'origin' : 'null'
  const { rows } = await connection.query<KeyRow & { key: string; origin: string | null }>(
    `select id, code as value, code_key as key, ${origin} as origin from ${quoted(table)}
     where deleted_at is null
       and code_key <> lower(normalize(concat_ws('@', code, ${origin}), NFKC) collate "und-x-icu")
     order by code limit ${maxReported}`,
  )
  const remaining: NonconformingKey[] = []
  for (const { id, value, key, origin } of rows) {
    const normal = normalizeKey('code', qualifiedCode(value, origin))
    if (key === normal || (await setKeyIfFree(connection, table, 'code_key', id, normal))) continue
    remaining.push({ resource: path, id, field: 'code', value, issue: 'same_but_for_case' })
  }
  return remaining
}

/** External ids with outer blanks or control characters. Those whose trimmed form is free are corrected. */
async function nonconformingExternalIds(
  connection: Connection,
  { path, table }: ResourceDefinition,
  { atEnds, controls }: ReturnType<typeof unseenCharacters>,
): Promise<NonconformingKey[]> {
  const { rows } = await connection.query<KeyRow>(
    `select id, external_id as value from ${quoted(table)} where deleted_at is null
       and (btrim(external_id, $1) <> external_id or translate(external_id, $2, '') <> external_id)
     order by external_id limit ${maxReported}`,
    [atEnds, controls],
  )
  const remaining: NonconformingKey[] = []
  // of two ids with the same normal form, neither is corrected
  const count = new Map<string, number>()
  for (const { value } of rows) count.set(keyText(value), (count.get(keyText(value)) ?? 0) + 1)
  for (const { id, value } of rows) {
    const normal = keyText(value)
    const isValid = normal !== '' && !hasControls(normal)
    if (
      isValid &&
      count.get(normal) === 1 &&
      (await setKeyIfFree(connection, table, 'external_id', id, normal))
    )
      continue
    const issue = isValid ? 'same_but_for_blanks' : 'control_character'
    remaining.push({ resource: path, id, field: 'external_id', value, issue })
  }
  return remaining
}

/** Limits of the search, so that it does not disturb other work. */
interface NormalizeOptions {
  /** Ends the search before the next resource. */
  isStopped?: () => boolean
  /** How long it waits for a lock. Absent: as long as any statement. */
  lockTimeoutMs?: number
}

/**
 * Finds keys of earlier versions that break the rules of this one. A key whose normal form is free is corrected; the
 * others are returned. Rows with such keys can still be found and changed.
 */
export async function normalizeStoredKeys(
  database: Database,
  resources: readonly ResourceDefinition[],
  { isStopped, lockTimeoutMs }: NormalizeOptions = {},
): Promise<NonconformingKey[]> {
  const unseen = unseenCharacters()
  const remaining: NonconformingKey[] = []
  for (const resource of resources) {
    if (isStopped?.()) break
    await database.transaction(async ({ client }) => {
      if (lockTimeoutMs !== undefined) await client.query(`set local lock_timeout = ${lockTimeoutMs}`)
      remaining.push(...(await nonconformingCodes(client, resource)))
      remaining.push(...(await nonconformingExternalIds(client, resource, unseen)))
    })
  }
  return remaining
}
