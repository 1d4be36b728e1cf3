import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { keyFinder, createApiKey } from '../platform/api-keys/store.ts'
import { recordChange } from '../platform/audit/record.ts'
import { access } from '../modules.ts'
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { keyPattern } from '../platform/http/authentication.ts'

/** The file with the admin key of the embedded database. */
const adminKeyFile = (config: Config): string => path.resolve(config.dataDirectory, 'admin.key')

async function isStored(database: Database, file: string): Promise<boolean> {
  if (!existsSync(file)) return false
  const publicId = keyPattern.exec(readFileSync(file, 'utf8').trim())?.[1]
  // a kill between the two writes below, or a new database with an old file, leaves a file whose key is not stored
  return publicId !== undefined && (await keyFinder(database)(publicId)) !== undefined
}

/**
 * Creates an admin key for the owner of the data directory, once, in a file that only the owner can read.
 * @returns the path of the file when the key is new, to be announced
 */
export async function ensureAdminKey(config: Config, database: Database): Promise<string | undefined> {
  const file = adminKeyFile(config)
  if (await isStored(database, file)) return undefined
  await database.transaction(async (transaction) => {
    const input = { name: 'First admin', owner: null, role: 'admin', scopes: null, expires_at: null }
    const created = await createApiKey(transaction, access, input)
    const actor = { name: 'cli', operation: 'createApiKey', requestId: null, remoteAddress: null }
    const fields = Object.keys(input)
    await recordChange(transaction, actor, { resource: 'api-keys', id: created.id, revision: 1, fields })
    mkdirSync(path.dirname(file), { recursive: true })
    const temporary = `${file}.${process.pid}`
    writeFileSync(temporary, `${created.key}\n`, { mode: 0o600 })
    chmodSync(temporary, 0o600) // the mode above does not apply to an existing file
    renameSync(temporary, file)
  })
  return file
}

/** Whether the database has a key that is neither revoked nor expired. */
export async function hasValidKey({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ valid: boolean }>(
    'select exists (select from api_keys where revoked_at is null and (expires_at is null or expires_at > now())) as valid',
  )
  return rows[0]!.valid
}
