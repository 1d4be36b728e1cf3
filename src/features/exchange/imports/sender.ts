import type { Connection } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { scopesHeld, type AccessControl } from '../../../platform/access/access-control.ts'
import { unrestricted, type Caller } from '../../../platform/access/caller.ts'

const revoked = () => {
  const message = {
    en: 'The API key that sent the file was revoked: the rows after those that are counted are not stored. Send the file again with another key.',
    vi: 'Khóa API đã gửi tệp bị thu hồi: các dòng sau số dòng đã đếm không được lưu. Hãy gửi lại tệp bằng khóa khác.',
  }
  return new Problem('forbidden', { detail: message, errors: [{ code: 'key_revoked', message }] })
}

/** The key that sent a file. */
interface SenderKey {
  id: string
  display_name: string
  scopes: string[]
  expires_at: string | null
}

/**
 * Locks the API key of the sender until the transaction ends, so that no rows are stored after the key was revoked. A key
 * may expire after it has sent the file.
 * @returns undefined for the command line and the admin key of the settings, which are not in the database
 * @throws Problem 403 where the key was revoked
 */
export async function lockSenderKey(
  connection: Connection,
  { created_by: name }: { created_by: string },
): Promise<SenderKey | undefined> {
  const id = /^key:([0-9a-f-]{36})$/.exec(name)?.[1]
  if (id === undefined) return undefined
  const { rows } = await connection.query<Omit<SenderKey, 'id'>>(
    'select coalesce(owner_name, name) as display_name, scopes, expires_at from api_keys where id = $1 and revoked_at is null for share',
    [id],
  )
  const [key] = rows
  if (key === undefined) throw revoked()
  return { id, ...key }
}

/**
 * The sender of a file as a caller, with the same access as in a request.
 * @throws Problem 403 where the key was revoked
 */
export async function senderOf(
  connection: Connection,
  claim: { created_by: string },
  access: AccessControl,
): Promise<Caller> {
  const name = claim.created_by
  const key = await lockSenderKey(connection, claim)
  // callers without a key in the database have all scopes
  if (key === undefined) return unrestricted(name)
  const { id, display_name, scopes, expires_at } = key
  return { key_id: id, name, display_name, scopes: scopesHeld(access, scopes), expires_at }
}
