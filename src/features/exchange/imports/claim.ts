import { uuidv7 } from 'uuidv7'
import type { Connection, Database } from '../../../platform/database/database.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { addJob, dropLostJobs } from '../../../platform/jobs/queue.ts'
import type { ImportOptions } from './options.ts'
import type { ImportFormat } from './file-type.ts'
import { senderOf } from './sender.ts'
import type { Counts } from './task.ts'

/** The kind of job that imports are. */
export const importTask = 'import'

/** An import that a worker has taken. */
export interface Claim extends ImportOptions {
  id: string
  worker: string
  resource: string
  format: ImportFormat
  created_by: string
  request_id: string | null
  remote_address: string | null
  rows_read: number
  /** It is decided that it is stopped: no further row is to be stored but those that wait. */
  ending: 'stopped' | null
}

/** Thrown where another process has taken an import over: whatever is at hand is not to be stored. */
export const takenOver = new Error('another process has taken the import over')

/** After so long without a sign the worker of an import is taken to be gone. */
const silence = `interval '10 seconds'`
const beatMs = 2_000

/** What has ended the process so often would end the next one as well. */
const mostTries = 5

interface Taken extends Claim {
  cancel_requested: boolean
  tries: number
}

const gaveUp = (row: number): Bilingual => ({
  en: `The server ended ${mostTries} times at row ${row} of the file or a little after: those rows may be too large. Send them in smaller files.`,
  vi: `Máy chủ đã dừng ${mostTries} lần tại dòng dữ liệu ${row} hoặc ngay sau đó: các dòng này có thể quá lớn. Hãy gửi chúng trong các tệp nhỏ hơn.`,
})

/** Takes an import to work on; undefined where there is nothing to do, or another worker is at it. */
export async function claimImport(database: Database, id: string): Promise<Claim | undefined> {
  const { rows } = await database.pool.query<Taken>(
    `update imports set status = 'running', worker = $2, beat_at = now(), started_at = coalesce(started_at, now()),
      tries = tries + 1
    where id = $1 and finished_at is null and status <> 'receiving' and (beat_at is null or beat_at < now() - ${silence})
    returning id, worker, resource, format, match, on_error, dry_run, sheet, created_by, request_id, remote_address,
      rows_read, ending, cancel_requested, tries`,
    [id, uuidv7()],
  )
  const [taken] = rows
  if (taken === undefined) return undefined
  const { cancel_requested: isCancelled, tries, ...claim } = taken
  if (isCancelled) await finishImport(database, claim, { status: 'cancelled' })
  else if (tries > mostTries) {
    const message = gaveUp(claim.rows_read + 1)
    await finishImport(database, claim, { status: 'failed', problem: { code: 'gave_up', message } })
  } else return claim
  return undefined
}

/** Says again and again that the worker is there. */
export function beat({ pool }: Database, { id, worker }: Claim): { stop(): void } {
  const timer = setInterval(() => {
    // one that is missed is made up for by the next
    pool
      .query('update imports set beat_at = now() where id = $1 and worker = $2', [id, worker])
      .catch(() => {})
  }, beatMs)
  return { stop: () => clearInterval(timer) }
}

/**
 * Adds to the counts of an import, in the transaction of the rows themselves, and with them how it is to end.
 * @returns whether it is to be cancelled
 * @throws Problem 403 where the key that sent it is revoked: the rows are not to be stored either
 */
export async function keepProgress(
  connection: Connection,
  claim: Claim,
  counts: Counts,
  bytesRead: number,
  ending: Claim['ending'] = null,
): Promise<boolean> {
  const { id, worker } = claim
  await senderOf(connection, claim)
  const { rows } = await connection.query<{ cancel_requested: boolean }>(
    `update imports set rows_read = rows_read + $3, created = created + $4, changed = changed + $5,
      unchanged = unchanged + $6, refused = refused + $7, bytes_read = $8, beat_at = now(),
      tries = case when dry_run then tries else 0 end, ending = coalesce($9, ending)
    where id = $1 and worker = $2 and finished_at is null returning cancel_requested`,
    [
      id,
      worker,
      counts.rows_read,
      counts.created,
      counts.changed,
      counts.unchanged,
      counts.refused,
      bytesRead,
      ending,
    ],
  )
  if (rows[0] === undefined) throw takenOver
  return rows[0].cancel_requested
}

/** How an import ended. */
export interface Ending {
  status: 'completed' | 'stopped' | 'failed' | 'cancelled'
  problem?: { code: string; message: Bilingual }
}

/** Of an import that has ended: forgets its file, and tells of the rows that waited for others as refused. */
export async function forgetFile(connection: Connection, id: string): Promise<void> {
  await connection.query('delete from import_chunks where import_id = $1', [id])
  await connection.query(
    `with waiting as (update import_errors set deferred = false where import_id = $1 and deferred returning raw)
    update imports set refused = refused + (select count(*) from waiting where raw is not null)
    where id = $1 and exists (select from waiting)`,
    [id],
  )
}

/** Ends an import, and forgets its file. */
export async function finishImport(
  database: Database,
  { id, worker }: Claim,
  { status, problem }: Ending,
): Promise<void> {
  await database.transaction(async ({ client }) => {
    const { rowCount } = await client.query(
      'update imports set status = $3, problem = $4, finished_at = now() where id = $1 and worker = $2 and finished_at is null',
      [id, worker, status, problem === undefined ? null : JSON.stringify(problem)],
    )
    if (rowCount === 0) throw takenOver
    await forgetFile(client, id)
  })
}

/** Lets go of an import, so that any process may go on with it; one that is to be cancelled ends. */
export async function handBack(database: Database, claim: Claim): Promise<void> {
  const { rowCount } = await database.pool.query(
    `update imports set status = 'queued', worker = null, beat_at = null, tries = 0
    where id = $1 and worker = $2 and finished_at is null and not cancel_requested`,
    [claim.id, claim.worker],
  )
  if (rowCount !== 0) return
  const { rows } = await database.pool.query(
    'select 1 from imports where id = $1 and worker = $2 and finished_at is null and cancel_requested',
    [claim.id, claim.worker],
  )
  if (rows.length > 0) await finishImport(database, claim, { status: 'cancelled' })
}

/** Has imports gone on with whose process is gone or has let go of them, and forgets what is long over. */
export async function reviveImports({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from imports where finished_at is null and status <> 'receiving'
      and (beat_at < now() - ${silence} or (beat_at is null and created_at < now() - interval '2 seconds'))`,
  )
  for (const { id } of rows) await addJob(pool, importTask, id, { id })
  await dropLostJobs(pool, importTask)
  await pool.query(
    `delete from imports where finished_at < now() - interval '7 days'
      or (status = 'receiving' and created_at < now() - interval '2 hours')`,
  )
}
