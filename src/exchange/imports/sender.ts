import type { Connection } from '../../database/database.ts'
import { Problem } from '../../http/problems.ts'

const revoked = () => {
  const message = {
    en: 'The API key that sent the file was revoked: the rows after those that are counted are not stored. Send the file again with another key.',
    vi: 'Khóa API đã gửi tệp bị thu hồi: các dòng sau số dòng đã đếm không được lưu. Hãy gửi lại tệp bằng khóa khác.',
  }
  return new Problem('forbidden', { detail: message, errors: [{ code: 'key_revoked', message }] })
}

/**
 * Holds that the key which sent a file is good until the transaction ends, so that nothing is stored in its name after it
 * was revoked. A key that has only expired sent its file in time.
 * @throws Problem 403
 */
export async function refuseRevoked(
  connection: Connection,
  { created_by: sender }: { created_by: string },
): Promise<void> {
  const id = /^key:([0-9a-f-]{36})$/.exec(sender)?.[1]
  // the command line, and the key of the settings, are not in the database
  if (id === undefined) return
  const { rowCount } = await connection.query(
    'select 1 from api_keys where id = $1 and revoked_at is null for share',
    [id],
  )
  if (rowCount === 0) throw revoked()
}
