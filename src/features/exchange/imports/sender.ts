import type { Connection } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { scopesHeld, unbound, type Caller } from '../../../platform/access/scopes.ts'

const revoked = () => {
  const message = {
    en: 'The API key that sent the file was revoked: the rows after those that are counted are not stored. Send the file again with another key.',
    vi: 'Khóa API đã gửi tệp bị thu hồi: các dòng sau số dòng đã đếm không được lưu. Hãy gửi lại tệp bằng khóa khác.',
  }
  return new Problem('forbidden', { detail: message, errors: [{ code: 'key_revoked', message }] })
}

/**
 * Who sent a file, with what they may do, as a request of theirs would be judged. It holds that the key is good until the
 * transaction ends, so that nothing is stored in its name after it was revoked. A key that has only expired sent its file
 * in time.
 * @throws Problem 403 where the key was revoked
 */
export async function senderOf(
  connection: Connection,
  { created_by: name }: { created_by: string },
): Promise<Caller> {
  const id = /^key:([0-9a-f-]{36})$/.exec(name)?.[1]
  // the command line, and the key of the settings, are not in the database: they may do everything
  if (id === undefined) return unbound(name)
  const { rows } = await connection.query<{ scopes: string[]; expires_at: string | null }>(
    'select scopes, expires_at from api_keys where id = $1 and revoked_at is null for share',
    [id],
  )
  const [key] = rows
  if (key === undefined) throw revoked()
  return { key_id: id, name, scopes: scopesHeld(key.scopes), expires_at: key.expires_at }
}
