import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Connection, Database } from '../../../platform/database/database.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { deleteInPortions } from './delete-in-portions.ts'
import type { ImportFormat } from './file-type.ts'
import type { ImportOptions } from './options.ts'
import { lockSenderKey } from './sender.ts'
import type { Counts } from './task.ts'

/** The right of a worker to work on an import; it ends without heartbeats. */
export interface Lease extends ImportOptions {
  id: string
  worker: string
  resource: string
  format: ImportFormat
  created_by: string
  token_name: string | null
  token_person: string | null
  token_scopes: string[] | null
  request_id: string | null
  remote_address: string | null
  rows_read: number
  /** Whether the import stops: only deferred rows are still tried. */
  ending: 'stopped' | null
}

/** Thrown if another worker has leased the import; the current batch must not be stored. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'

  constructor() {
    super('another worker has the import')
  }
}

/** The time without a heartbeat after which a lease ends. */
export const leaseTime = `interval '10 seconds'`
/**
 * Longer than any pause (`retry-later.ts`). A heartbeat that is further in the future is of a time before the clock of the
 * database was set back, and no lease.
 */
const maxPause = `interval '20 minutes'`
const heartbeatMs = 2_000

/** The number of tries, without a stored row between them, after which an import fails. */
export const maxTries = 5

interface LeasedRow extends Lease {
  cancel_requested: boolean
  tries: number
}

const gaveUp = (row: number): Bilingual => ({
  en: `The import was tried ${maxTries} times at row ${row} of the file or a little after, and the last time the server ended: those rows may be too large. Send them in smaller files.`,
  vi: `Đã thử nhập ${vietnameseNumber(maxTries)} lần tại dòng dữ liệu ${vietnameseNumber(row)} hoặc ngay sau đó, lần cuối máy chủ bị dừng đột ngột: các dòng này có thể quá lớn. Hãy gửi chúng trong các tệp nhỏ hơn.`,
})

/** Leases an import that no worker has leased: the one with this id, or the oldest. */
async function leaseRow(connection: Connection, id: string | null): Promise<LeasedRow | undefined> {
  const { rows } = await connection.query<LeasedRow>(
    `update imports set status = 'running', worker = $1, beat_at = now(), started_at = coalesce(started_at, now()),
      tries = tries + 1
    where id = (
      select id from imports
      where finished_at is null and status <> 'receiving'
        and (beat_at is null or beat_at < now() - ${leaseTime} or beat_at > now() + ${maxPause})
        and ($2::uuid is null or id = $2)
      order by created_at, id limit 1 for update skip locked
    )
    returning id, worker, resource, format, match, on_error, dry_run, sheet, header_row, unknown_columns, mapping, created_by, token_name,
      token_person, token_scopes, request_id, remote_address, rows_read, ending, cancel_requested, tries`,
    [uuidv7(), id],
  )
  return rows[0]
}

/** Checks a leased import; a cancelled import, or one with too many attempts, ends here. */
async function checkedLease(database: Database, leased: LeasedRow): Promise<Lease | undefined> {
  const { cancel_requested: isCancelled, tries, ...lease } = leased
  if (!isCancelled && tries <= maxTries) return lease
  const message = gaveUp(lease.rows_read + 1)
  await finishImport(
    database,
    lease,
    isCancelled ? { status: 'cancelled' } : { status: 'failed', problem: { code: 'gave_up', message } },
  )
  return undefined
}

/** Leases an import; undefined if there is nothing to do, or another worker has leased it. */
export async function leaseImport(database: Database, id: string): Promise<Lease | undefined> {
  const leased = await leaseRow(database.pool, id)
  return leased === undefined ? undefined : await checkedLease(database, leased)
}

/** Leases the oldest import without a lease: a new one, or one whose worker ended or released it. */
export async function leaseNextImport(database: Database): Promise<Lease | undefined> {
  for (;;) {
    const leased = await leaseRow(database.pool, null)
    if (leased === undefined) return undefined
    const lease = await checkedLease(database, leased)
    if (lease !== undefined) return lease
  }
}

/** Marks a file as received and leases its import in one transaction, so that no other worker takes it. */
export async function leaseReceived(database: Database, id: string, bytes: number): Promise<Lease> {
  const leased = await database.transaction(async ({ client }) => {
    await client.query(`update imports set status = 'queued', bytes = $2 where id = $1`, [id, bytes])
    return await leaseRow(client, id)
  })
  if (leased === undefined) throw new Error(`the import ${id} cannot be worked on`)
  return leased
}

/**
 * Sets columns of a leased import. Each write about an import that its worker makes goes through this function or
 * `recordProgress` in the same transaction.
 * @param values the parameters from `$3` on
 * @throws LeaseLost
 */
export async function updateLeased(
  connection: Connection,
  { id, worker }: Lease,
  assignments: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const { rowCount } = await connection.query(
    `update imports set ${assignments} where id = $1 and worker = $2 and finished_at is null`,
    [id, worker, ...values],
  )
  if (rowCount === 0) throw new LeaseLost()
}

/** What a worker needs to know of an import that it gives back. */
export interface HeldImport {
  tries: number
  rows_read: number
  cancel_requested: boolean
}

/** Locks a leased import until the transaction ends; undefined where another worker has it. */
export async function lockLeased(
  connection: Connection,
  { id, worker }: Lease,
): Promise<HeldImport | undefined> {
  const { rows } = await connection.query<HeldImport>(
    `select tries, rows_read, cancel_requested from imports
    where id = $1 and worker = $2 and finished_at is null for update`,
    [id, worker],
  )
  return rows[0]
}

/** Sends heartbeats until it is stopped. */
export function startHeartbeat({ pool }: Database, { id, worker }: Lease): { stop(): void } {
  const timer = setInterval(() => {
    // the next one makes up for one that fails
    pool
      .query('update imports set beat_at = now() where id = $1 and worker = $2 and finished_at is null', [
        id,
        worker,
      ])
      .catch(() => {})
  }, heartbeatMs)
  return { stop: () => clearInterval(timer) }
}

/**
 * Adds to the counts of an import, in the transaction of the rows themselves, and with them how it is to end.
 * @returns whether it is to be cancelled
 * @throws Problem 403 where the key that sent it is revoked: the rows must not be stored either
 * @throws LeaseLost
 */
export async function recordProgress(
  connection: Connection,
  lease: Lease,
  counts: Counts,
  bytesRead: number,
  ending: Lease['ending'] = null,
): Promise<boolean> {
  const { id, worker } = lease
  await lockSenderKey(connection, lease)
  const { rows } = await connection.query<{ cancel_requested: boolean }>(
    `update imports set rows_read = rows_read + $3, created = created + $4, changed = changed + $5,
      unchanged = unchanged + $6, refused = refused + $7, bytes_read = $8, beat_at = now(),
      tries = case when dry_run or $10 then tries else 0 end, ending = coalesce($9, ending)
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
      // rows that still wait for others are no progress
      Object.values(counts).every((count) => count === 0),
    ],
  )
  if (rows[0] === undefined) throw new LeaseLost()
  return rows[0].cancel_requested
}

/** How an import ended. */
export interface Ending {
  status: 'completed' | 'stopped' | 'failed' | 'cancelled'
  problem?: { code: string; message: Bilingual }
}

/** Removes the file of an import that has ended, and counts the rows that waited for others as refused. */
export async function removeFile(connection: Connection, id: string): Promise<void> {
  await deleteInPortions(connection, 'import_chunks', id)
  await connection.query(
    `with waiting as (update import_errors set deferred = false where import_id = $1 and deferred returning raw)
    update imports set refused = refused + (select count(*) from waiting where raw is not null)
    where id = $1 and exists (select from waiting)`,
    [id],
  )
}

/** Ends an import in a transaction, and removes its file. @throws LeaseLost */
export async function finishIn(
  connection: Connection,
  lease: Lease,
  { status, problem }: Ending,
): Promise<void> {
  await updateLeased(connection, lease, 'status = $3, problem = $4, finished_at = now()', [
    status,
    problem === undefined ? null : JSON.stringify(problem),
  ])
  await removeFile(connection, lease.id)
}

/** Ends an import, and removes its file. @throws LeaseLost */
export async function finishImport(database: Database, lease: Lease, ending: Ending): Promise<void> {
  await database.transaction(({ client }) => finishIn(client, lease, ending))
}

/**
 * Releases an import because its process stops, so that any worker may go on with it at once; an import that is to be
 * cancelled ends.
 */
export async function releaseLease(database: Database, lease: Lease): Promise<void> {
  await database.transaction(async ({ client }) => {
    const held = await lockLeased(client, lease)
    if (held === undefined) return
    if (held.cancel_requested) return await finishIn(client, lease, { status: 'cancelled' })
    await updateLeased(client, lease, `status = 'queued', worker = null, beat_at = null, tries = 0`)
  })
}

/** Releases every import, since the workers of a restored database are not there. */
export async function releaseAllLeases(client: ClientBase): Promise<void> {
  await client.query(
    `update imports set status = 'queued', worker = null, beat_at = null
    where finished_at is null and status <> 'receiving'`,
  )
}
