import { setTimeout as wait } from 'node:timers/promises'
import type { AccessControl } from '../../../platform/access/access-control.ts'
import { accessOf } from '../../../platform/access/policy.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { Database } from '../../../platform/database/database.ts'
import { databaseFailure } from '../../../platform/database/failures.ts'
import { Problem, problems } from '../../../platform/http/problems.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import type { FileSettings, WriteEffects } from '../../../platform/resource/write-context.ts'
import type { RowProblemOf } from '../../../platform/resource/upsert-batch.ts'
import { importEntry } from './access.ts'
import { prefetch, readBatches } from './batches.ts'
import { countWordsAfter } from './count-words-after.ts'
import { databaseReport, type LeasedImport } from './database-report.ts'
import { importRows, type RunEnd } from './import-rows.ts'
import {
  finishImport,
  LeaseLost,
  releaseLease,
  startHeartbeat,
  updateLeased,
  type Ending,
  type Lease,
} from './lease.ts'
import { lineOfKey } from './line-of-key.ts'
import { tableOptionsOf } from './options.ts'
import { readFile } from './read-file.ts'
import { retryCauseOf, retryLater, serverError } from './retry-later.ts'
import { senderOf } from './sender.ts'
import { spooledChunks } from './spool.ts'
import type { ImportTask } from './task.ts'
import { perBatch, rolledBack, type InTransaction } from './transactions.ts'

/** How long the end of a lease waits after an error of the database. */
const retryMs = 1_000

/** The dependencies of import jobs. */
export interface ImportJobs {
  database: Database
  /** The resources that can be imported. */
  resources: readonly FileResource[]
  effects: WriteEffects
  settings: FileSettings
  /** The policy, which gives access by the scopes of the key of the sender. */
  access: AccessControl
  rowProblemOf: RowProblemOf
  /** Called with errors of the server. */
  onError: (error: unknown) => void
  /** Whether the process is about to end; then the current batch is stored and the rest is left to other processes. */
  isStopped: () => boolean
}

function resourceOf({ resources }: ImportJobs, lease: Lease): FileResource {
  const resource = resources.find(({ path }) => path === lease.resource)
  if (resource === undefined) throw new Error(`there is no resource ${lease.resource}`)
  return resource
}

function taskOf(jobs: ImportJobs, lease: Lease, caller: Caller): ImportTask {
  const resource = resourceOf(jobs, lease)
  const { match, on_error, dry_run, sheet, header_row, unknown_columns, mapping } = lease
  return {
    id: lease.id,
    resource,
    access: accessOf(importEntry(resource), caller),
    effects: jobs.effects,
    settings: jobs.settings,
    options: { match, on_error, dry_run, sheet, header_row, unknown_columns, mapping },
    actor: {
      name: lease.created_by,
      operation: `import${resource.many}`,
      requestId: lease.request_id,
      remoteAddress: lease.remote_address,
    },
    rowProblemOf: jobs.rowProblemOf,
    keys: lineOfKey(),
  }
}

/**
 * Removes the results of an interrupted dry run, which starts again because no rows were stored.
 * @throws LeaseLost
 */
async function resetDryRun(database: Database, lease: Lease): Promise<void> {
  const noResults = 'rows_read = 0, created = 0, changed = 0, unchanged = 0, refused = 0, ending = null'
  await database.transaction(async ({ client }) => {
    await updateLeased(client, lease, noResults)
    await client.query('delete from import_errors where import_id = $1', [lease.id])
  })
}

/** Stores the remaining rows of a file. */
async function run(
  leased: LeasedImport,
  { isStopped }: ImportJobs,
  inTransaction: InTransaction,
): Promise<RunEnd> {
  const { task, lease, file, bytesRead } = leased
  const report = databaseReport(leased)
  const { expectsNewRows } = report
  // reads the next batch while the database stores the current one
  const batches = prefetch(readBatches(task, file, { skip: lease.rows_read, bytesRead, expectsNewRows }))
  const { warnings, frame } = file
  return await importRows(
    {
      task,
      batches,
      report,
      inTransaction,
      isJob: true,
      isStopped,
      ...(warnings && { warnings }),
      ...(frame && { frame }),
    },
    lease.ending,
  )
}

/** Stores the rows of a file in a transaction that is rolled back (dry run). */
async function runDry(leased: LeasedImport, jobs: ImportJobs): Promise<RunEnd> {
  const { database, lease } = leased
  await resetDryRun(database, lease)
  const anew = { ...leased, lease: { ...lease, rows_read: 0, ending: null } }
  return await database.transaction(async (transaction) => {
    const { client } = transaction
    await client.query('savepoint dry_run')
    const end = await run(anew, jobs, rolledBack(database, transaction))
    await client.query('rollback to savepoint dry_run')
    return end
  })
}

async function work(jobs: ImportJobs, lease: Lease): Promise<RunEnd> {
  const { database, access } = jobs
  const sender = await senderOf(database.pool, lease, access)
  let bytes = 0
  const chunks = spooledChunks(database, lease.id, (read) => {
    bytes = read
  })
  const task = taskOf(jobs, lease, sender)
  const { format, sheet } = lease
  const table = tableOptionsOf(task.options)
  const file = await readFile(chunks, { format, sheet, resource: task.resource, table })
  try {
    if (file.headers !== null) {
      await updateLeased(database.pool, lease, 'heads = $3, separator = $4, layout = $5', [
        JSON.stringify(file.headers),
        file.separator ?? null,
        file.layout === undefined ? null : JSON.stringify(file.layout),
      ])
    }
    const bytesRead = () => file.bytesRead?.() ?? bytes
    const leased = { database, lease, task, file, bytesRead }
    return task.options.dry_run ? await runDry(leased, jobs) : await run(leased, jobs, perBatch(database))
  } finally {
    await file.close?.()
  }
}

/** The result of an import that failed because of its file or its sender. */
const failedBy = ({ errors, code, detail }: Problem): Ending => ({
  status: 'failed',
  problem: { code: errors[0]?.code ?? code, message: detail ?? problems[code].title },
})

/** The result of an import after an error; undefined if the import is tried again. */
async function endOf(database: Database, error: unknown): Promise<Ending | undefined> {
  if (error instanceof Problem && error.status < 500) return failedBy(error)
  return (await retryCauseOf(database, error)) === 'server_error' ? serverError : undefined
}

/** Works on an import. @returns its result; undefined if the import is left to other processes */
async function endingOf(jobs: ImportJobs, lease: Lease): Promise<Ending | undefined> {
  try {
    const { status, problem } = await work(jobs, lease)
    if (status === 'released') return undefined
    return problem === undefined ? { status } : failedBy(problem)
  } catch (error) {
    const ending = error instanceof LeaseLost ? undefined : await endOf(jobs.database, error)
    if (ending === undefined) throw error
    if (ending === serverError) jobs.onError(error)
    return ending
  }
}

/**
 * Does what ends a lease, and tries it again while the database is unavailable. Heartbeats go on where they can: the
 * import is neither read again, nor does the try count.
 */
async function whenAvailable({ onError, isStopped }: ImportJobs, end: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await end()
    } catch (error) {
      if (databaseFailure(error)?.kind !== 'unavailable') throw error
      onError(error)
      if (isStopped()) throw error
      await wait(retryMs)
    }
  }
}

/**
 * Works on an import until it ends or the process does. Any process can continue it, because rows and their number are
 * stored together.
 */
export async function runLeased(jobs: ImportJobs, lease: Lease): Promise<void> {
  const { database, onError } = jobs
  const heartbeat = startHeartbeat(database, lease)
  try {
    const ending = await endingOf(jobs, lease)
    if (ending === undefined) return await releaseLease(database, lease)
    // if this fails, search continues with old counts
    await countWordsAfter(database, lease.id, resourceOf(jobs, lease)).catch(onError)
    await whenAvailable(jobs, () => finishImport(database, lease, ending))
  } catch (error) {
    if (error instanceof LeaseLost) return
    const release = async () => await retryLater(database, lease, await retryCauseOf(database, error))
    // where this fails too, others take the import when the lease ends
    await whenAvailable(jobs, release).catch(() => {})
    throw error
  } finally {
    heartbeat.stop()
  }
}
