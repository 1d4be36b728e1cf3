import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { BatchResult } from './apply-batch.ts'
import { maxBatchRows } from './batches.ts'
import type { FileRecord, FileRows } from './file-record.ts'
import { recordProgress, updateLeased, type Lease } from './lease.ts'
import type { ImportReport } from './report.ts'
import { insertRowErrors } from './row-errors.ts'
import type { ImportTask } from './task.ts'

interface DeferredRow {
  line: number
  raw: (string | null)[]
}

/** The most bytes of deferred rows in a batch, which limits memory. */
const maxDeferredBytes = 1_048_576

/** Adds the checks of a batch, which stand for their periods. */
const withLaterChecks = `checks = (
  select coalesce(jsonb_agg(known), '[]') from jsonb_array_elements(checks) as known
  where not exists (
    select from jsonb_array_elements($3::jsonb) as later
    where later -> 'year' = known -> 'year' and later -> 'quarter' = known -> 'quarter')
) || $3::jsonb`

/** A leased job, and what its report needs. */
export interface LeasedImport {
  database: Database
  lease: Lease
  task: ImportTask
  file: FileRows
  /** The number of bytes of the file that have been read. */
  bytesRead: () => number
}

/** The report of a job, which also predicts the next batch. */
interface DatabaseReport extends ImportReport {
  /** Whether most rows of the last batch were created. */
  expectsNewRows(): boolean
}

/** The next deferred rows after a line. */
async function readDeferred({ database, task }: LeasedImport, line: number): Promise<DeferredRow[]> {
  const { rows } = await database.pool.query<DeferredRow>(
    `select line, raw from (
      select line, raw, sum(octet_length(raw::text)) over (order by line) - octet_length(raw::text) as before from (
        select line, raw from import_errors
        where import_id = $1 and deferred and raw is not null and line > $2 order by line limit $3
      ) as rows
    ) as measured where before < ${maxDeferredBytes} order by line`,
    [task.id, line, maxBatchRows(task.resource)],
  )
  return rows
}

async function forgetDeferred({ client }: Transaction, { id }: ImportTask, rows: readonly FileRecord[]) {
  await client.query('delete from import_errors where import_id = $1 and deferred and line = any($2)', [
    id,
    rows.map(({ line }) => line),
  ])
}

/** Makes a report that is stored in the database, so that another process can continue the job. */
export function databaseReport(leased: LeasedImport): DatabaseReport {
  const { lease, task, file } = leased
  let isMostlyNew = true
  const addErrors = async (transaction: Transaction, { refused, deferred }: BatchResult) => {
    await insertRowErrors(transaction, task.id, refused)
    await insertRowErrors(transaction, task.id, deferred, true)
  }
  const addChecks = async ({ client }: Transaction, { checks }: BatchResult) => {
    if (checks.length > 0) await updateLeased(client, lease, withLaterChecks, [JSON.stringify(checks)])
  }
  return {
    addBatch: async (transaction, result, bytesRead) => {
      isMostlyNew = result.counts.created * 2 >= result.counts.rows_read
      await addErrors(transaction, result)
      await addChecks(transaction, result)
      const ending = result.stopped ? 'stopped' : null
      return await recordProgress(transaction.client, lease, result.counts, bytesRead, ending)
    },
    deferredAfter: async (line) =>
      (await readDeferred(leased, line)).map((row) => file.reread(row.line, row.raw)),
    addRetry: async (transaction, tried, result) => {
      await forgetDeferred(transaction, task, tried)
      await addErrors(transaction, result)
      await addChecks(transaction, result)
      return await recordProgress(transaction.client, lease, result.counts, leased.bytesRead())
    },
    // an earlier run may have created rows
    mayHaveCreated: () => true,
    addFindings: async ({ client }, { warnings, preview, frame }) => {
      if (warnings.length === 0 && preview === null && frame === null) return
      await updateLeased(client, lease, 'warnings = $3, preview = $4, frame = $5', [
        JSON.stringify(warnings),
        preview === null ? null : JSON.stringify(preview),
        frame === null ? null : JSON.stringify(frame),
      ])
    },
    expectsNewRows: () => isMostlyNew,
  }
}
