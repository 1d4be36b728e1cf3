import { uuidv7 } from 'uuidv7'
import type { Connection, Database } from '../../database/database.ts'
import type { Bilingual } from '../../http/problems.ts'
import { addJob } from '../../jobs/queue.ts'
import type { ImportOptions } from './options.ts'
import type { ImportFormat } from './read-file.ts'
import { refuseRevoked } from './sender.ts'
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
}

/** Thrown where another process has taken an import over: whatever is at hand is not to be stored. */
export const takenOver = new Error('another process has taken the import over')

/** After so long without a sign the worker of an import is taken to be gone. */
const silence = `interval '10 seconds'`
const beatMs = 2_000

/** Takes an import to work on; undefined where there is nothing to do, or another worker is at it. */
export async function claimImport({ pool }: Database, id: string): Promise<Claim | undefined> {
  const { rows } = await pool.query<Claim>(
    `update imports set status = 'running', worker = $2, beat_at = now(), started_at = coalesce(started_at, now())
    where id = $1 and finished_at is null and status <> 'receiving' and (beat_at is null or beat_at < now() - ${silence})
    returning id, worker, resource, format, match, on_error, dry_run, sheet, created_by, request_id, remote_address, rows_read`,
    [id, uuidv7()],
  )
  return rows[0]
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
 * Adds to the counts of an import, in the transaction of the rows themselves.
 * @returns whether it is to be cancelled
 * @throws Problem 403 where the key that sent it is revoked: the rows are not to be stored either
 */
export async function keepProgress(
  connection: Connection,
  claim: Claim,
  counts: Counts,
  bytesRead: number,
): Promise<boolean> {
  const { id, worker } = claim
  await refuseRevoked(connection, claim)
  const { rows } = await connection.query<{ cancel_requested: boolean }>(
    `update imports set rows_read = rows_read + $3, created = created + $4, changed = changed + $5,
      unchanged = unchanged + $6, refused = refused + $7, bytes_read = $8, beat_at = now()
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

/** Ends an import, and forgets its file. */
export async function finishImport(
  database: Database,
  { id, worker }: Claim,
  { status, problem }: Ending,
): Promise<void> {
  await database.transaction(async ({ client }) => {
    const { rowCount } = await client.query(
      'update imports set status = $3, problem = $4, finished_at = now() where id = $1 and worker = $2',
      [id, worker, status, problem === undefined ? null : JSON.stringify(problem)],
    )
    if (rowCount === 0) throw takenOver
    await client.query('delete from import_chunks where import_id = $1', [id])
  })
}

/** Lets go of an import, so that any process may go on with it. */
export async function handBack({ pool }: Database, { id, worker }: Claim): Promise<void> {
  await pool.query(
    `update imports set status = 'queued', worker = null, beat_at = null where id = $1 and worker = $2 and finished_at is null`,
    [id, worker],
  )
}

/** Has imports gone on with whose process is gone or has let go of them, and forgets what is long over. */
export async function reviveImports({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from imports where finished_at is null and status <> 'receiving'
      and (beat_at < now() - ${silence} or (beat_at is null and created_at < now() - interval '2 seconds'))`,
  )
  for (const { id } of rows) await addJob(pool, importTask, id, { id })
  await pool.query(
    `delete from imports where finished_at < now() - interval '7 days'
      or (status = 'receiving' and created_at < now() - interval '2 hours')`,
  )
}
