import { getTableName } from 'drizzle-orm'
import type { Connection, Database } from '../database/database.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import { hasControls, keyText, unseenCharacters } from '../../libraries/vietnamese/text.ts'
import type { EntityTable } from './row.ts'
import type { ResourceDefinition } from './definition.ts'

/** Why no write would give a row the key that it has. */
export type KeyIssue = 'same_but_for_case' | 'same_but_for_blanks' | 'control_character'

/** A live row with a key that it has from a version which knew fewer rules. */
export interface NonconformingKey {
  resource: string
  id: string
  field: 'code' | 'external_id'
  value: string
  issue: KeyIssue
}

interface KeyRow {
  id: string
  value: string
}

/** How many of a resource are reported at most. */
const MAX_REPORTED = 1_000

const quoted = (table: EntityTable) => `"${getTableName(table)}"`

/** Gives a row its proper key where no live row has that. @returns whether it has it now */
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

/** Codes that are kept as they are written, since another row has the key that would follow from them. */
async function nonconformingCodes(
  connection: Connection,
  { path, table }: ResourceDefinition,
): Promise<NonconformingKey[]> {
  if (table.code_key === undefined) return []
  const { rows } = await connection.query<KeyRow & { key: string }>(
    `select id, code as value, code_key as key from ${quoted(table)}
     where deleted_at is null and code_key <> lower(normalize(code, NFKC) collate "und-x-icu") order by code limit ${MAX_REPORTED}`,
  )
  const left: NonconformingKey[] = []
  for (const { id, value, key } of rows) {
    const proper = codeKey(value)
    if (key === proper || (await setKeyIfFree(connection, table, 'code_key', id, proper))) continue
    left.push({ resource: path, id, field: 'code', value, issue: 'same_but_for_case' })
  }
  return left
}

/** External ids that no write would store, and that are not another row's when they are trimmed. */
async function nonconformingExternalIds(
  connection: Connection,
  { path, table }: ResourceDefinition,
  { atEnds, controls }: ReturnType<typeof unseenCharacters>,
): Promise<NonconformingKey[]> {
  const { rows } = await connection.query<KeyRow>(
    `select id, external_id as value from ${quoted(table)} where deleted_at is null
       and (btrim(external_id, $1) <> external_id or translate(external_id, $2, '') <> external_id)
     order by external_id limit ${MAX_REPORTED}`,
    [atEnds, controls],
  )
  const left: NonconformingKey[] = []
  // of two that would have the same one, neither is the right one
  const count = new Map<string, number>()
  for (const { value } of rows) count.set(keyText(value), (count.get(keyText(value)) ?? 0) + 1)
  for (const { id, value } of rows) {
    const proper = keyText(value)
    const isWritable = proper !== '' && !hasControls(proper)
    if (
      isWritable &&
      count.get(proper) === 1 &&
      (await setKeyIfFree(connection, table, 'external_id', id, proper))
    )
      continue
    const fault = isWritable ? 'same_but_for_blanks' : 'control_character'
    left.push({ resource: path, id, field: 'external_id', value, issue: fault })
  }
  return left
}

/** How a search for such keys gives way to others. */
interface NormalizeOptions {
  isStopped?: () => boolean
  /** How long it waits for a lock; absent: as long as any statement. */
  lockTimeoutMs?: number
}

/**
 * Looks for keys that today's rules would refuse. One whose twin is gone gets its proper form; the others are told of.
 * Rows are found, and can be changed in their other fields, whatever their keys are.
 */
export async function normalizeStoredKeys(
  database: Database,
  resources: readonly ResourceDefinition[],
  { isStopped, lockTimeoutMs }: NormalizeOptions = {},
): Promise<NonconformingKey[]> {
  const unseen = unseenCharacters()
  const left: NonconformingKey[] = []
  for (const resource of resources) {
    if (isStopped?.()) break
    await database.transaction(async ({ client }) => {
      if (lockTimeoutMs !== undefined) await client.query(`set local lock_timeout = ${lockTimeoutMs}`)
      left.push(...(await nonconformingCodes(client, resource)))
      left.push(...(await nonconformingExternalIds(client, resource, unseen)))
    })
  }
  return left
}
