import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { removeFile } from './lease.ts'

const hasEnded = (status: string) =>
  new Problem('wrong_state', {
    detail: {
      en: `The import has ended (${status}): what it stored stays.`,
      vi: 'Lượt nhập đã kết thúc: dữ liệu đã lưu được giữ nguyên.',
    },
  })

/**
 * Cancels an import: immediately if no worker has leased it, else after the current batch.
 * @returns false if it was cancelled before
 * @throws Problem 409 where it has ended otherwise
 */
export async function cancelImport({ client }: Transaction, id: string): Promise<boolean> {
  const { rows } = await client.query<{ status: string; cancel_requested: boolean }>(
    'select status, cancel_requested from imports where id = $1 for update',
    [id],
  )
  const [found] = rows
  if (found === undefined) throw new Problem('not_found')
  const { status, cancel_requested: wasAsked } = found
  if (status === 'cancelled' || (status === 'running' && wasAsked)) return false
  if (status === 'running') {
    await client.query('update imports set cancel_requested = true where id = $1', [id])
    return true
  }
  if (status !== 'queued') throw hasEnded(status)
  await client.query(
    `update imports set status = 'cancelled', cancel_requested = true, finished_at = now() where id = $1`,
    [id],
  )
  await removeFile(client, id)
  return true
}
