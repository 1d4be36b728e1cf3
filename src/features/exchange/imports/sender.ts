import type { Connection } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { scopesHeld, type AccessControl } from '../../../platform/access/access-control.ts'
import { personWithEmail, serverCallers, type Caller } from '../../../platform/access/caller.ts'

const revoked = () => {
  const message = {
    en: 'The API key that sent the file was revoked: the rows after those that are counted are not stored. Send the file again with another key.',
    vi: 'Khóa API đã gửi tệp bị thu hồi: các dòng sau số dòng đã đếm không được lưu. Hãy gửi lại tệp bằng khóa khác.',
  }
  return new Problem('forbidden', { detail: message, errors: [{ code: 'key_revoked', message }] })
}

/** The sender of a file, as its import names it. */
interface Sender {
  created_by: string
  token_name: string | null
  token_person: string | null
  token_scopes: readonly string[] | null
}

/** What an import keeps of an access token, so that a job can go on after the token has expired. */
export const tokenColumns = ({ kind, display_name, person, scopes }: Caller) =>
  kind === 'token' ? { token_name: display_name, token_person: person, token_scopes: [...scopes] } : {}

/** The key that sent a file. */
interface SenderKey {
  display_name: string
  owner_email: string | null
  scopes: string[]
  expires_at: string | null
}

/**
 * Locks the API key of the sender until the transaction ends, so that no rows are stored after the key was revoked. A key
 * may expire after it has sent the file.
 * @returns undefined for callers without a key in the database
 * @throws Problem 403 where the key was revoked
 */
export async function lockSenderKey(
  connection: Connection,
  { created_by: name }: Pick<Sender, 'created_by'>,
): Promise<SenderKey | undefined> {
  const id = /^key:([0-9a-f-]{36})$/.exec(name)?.[1]
  if (id === undefined) return undefined
  const { rows } = await connection.query<SenderKey>(
    'select coalesce(owner_name, name) as display_name, owner_email, scopes, expires_at from api_keys where id = $1 and revoked_at is null for share',
    [id],
  )
  const [key] = rows
  if (key === undefined) throw revoked()
  return key
}

/**
 * The sender of a file as a caller, with the same access as in a request.
 * @throws Problem 403 where the key was revoked
 */
export async function senderOf(
  connection: Connection,
  sender: Sender,
  access: AccessControl,
): Promise<Caller> {
  const { created_by: name, token_name: display_name, token_person: person, token_scopes } = sender
  if (token_scopes !== null) {
    const scopes = scopesHeld(access, token_scopes)
    return { kind: 'token', name, display_name, person, scopes, expires_at: null }
  }
  const key = await lockSenderKey(connection, sender)
  if (key !== undefined) {
    const { owner_email: email, ...known } = key
    const scopes = scopesHeld(access, key.scopes)
    return { kind: 'key', name, ...known, person: email === null ? null : personWithEmail(email), scopes }
  }
  const server = serverCallers.find((caller) => caller.name === name)
  if (server === undefined) throw new Error(`${name} is no caller of the server`)
  return server
}
