import { createReadStream } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../platform/database/database.ts'
import { leaseImport, leaseReceived, type Lease } from '../features/exchange/imports/lease.ts'
import { lineOfKey } from '../features/exchange/imports/line-of-key.ts'
import type { ImportOptions } from '../features/exchange/imports/options.ts'
import { importErrors, imports } from '../features/exchange/imports/resource.ts'
import type { ImportFormat } from '../features/exchange/imports/file-type.ts'
import { refusedRows } from '../features/exchange/imports/refused-rows.ts'
import { rowProblems } from '../features/exchange/imports/row-problem.ts'
import { runLeased, type ImportJobs } from '../features/exchange/imports/run-leased.ts'
import { importError, importOutput } from '../features/exchange/imports/schema.ts'
import { spoolFile } from '../features/exchange/imports/spool.ts'
import { cliCaller } from '../platform/access/caller.ts'
import { listRows } from '../platform/resource/list.ts'
import { findRow } from '../platform/resource/rows.ts'
import type { FileSettings } from '../platform/resource/write-context.ts'
import { access as accessControl, effects, modules, exchanged } from '../modules.ts'
import { constraintFieldsOf } from '../platform/resource/module.ts'
import { readError } from './file-errors.ts'
import type { ImportRowError, ImportResult } from './import-result.ts'
import type { Progress } from './progress.ts'
import { writeFileAtomically } from './atomic-file.ts'

const access = { caller: cliCaller, allRows: true, internalFields: true }
const pollMs = 200

/** A file to import, with its options. */
interface FileImport extends ImportOptions {
  file: string
  resource: string
  format: ImportFormat
  /** The file for the refused rows. */
  report: string | undefined
}

async function readImport(database: Database, id: string): Promise<ImportResult> {
  return importOutput.parse(await findRow(database.pool, database, imports, access, 'id', id, 'include'))
}

async function* readChunks(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>
  } catch (error) {
    throw readError(file, error)
  }
}

/** Works on an import until it has ended, also where another worker has it for a while. */
async function runToEnd(jobs: ImportJobs, first: Lease): Promise<void> {
  const { database } = jobs
  const { id } = first
  let lease: Lease | undefined = first
  for (;;) {
    if (lease !== undefined) await runLeased(jobs, lease)
    if ((await readImport(database, id)).finished_at !== null) return
    await wait(pollMs)
    // the worker that took the import either ends it, or loses its own lease
    lease = await leaseImport(database, id)
  }
}

/** Imports a file without a server, with the same steps as an import job. */
export async function importOnDatabase(
  database: Database,
  { file, resource: path, format, report, ...options }: FileImport,
  settings: FileSettings,
  progress: Progress,
): Promise<{ result: ImportResult; errors: ImportRowError[] }> {
  const resource = exchanged.find((definition) => definition.path === path)!
  const rowProblemOf = rowProblems(constraintFieldsOf(modules))
  const operation = `import${resource.many}`
  const actor = { name: cliCaller.name, operation, requestId: null, remoteAddress: null }
  const task = {
    id: uuidv7(),
    resource,
    access,
    effects,
    settings,
    options,
    actor,
    rowProblemOf,
    keys: lineOfKey(),
  }
  const { bytes } = await spoolFile(database, task, format, readChunks(file))
  const lease = await leaseReceived(database, task.id, bytes)
  const timer = setInterval(() => {
    const shown = readImport(database, task.id).then((now) =>
      progress.show(now.progress, `${now.rows_read.toLocaleString('en')} rows`),
    )
    shown.catch(() => {}) // a failed query is ignored: the next interval shows the progress again
  }, pollMs)
  let failure: unknown
  const onError = (error: unknown) => {
    failure = error
  }
  try {
    const jobs = {
      database,
      resources: exchanged,
      effects,
      settings,
      access: accessControl,
      rowProblemOf,
      onError,
      // a command ends with the error instead of waiting for the database
      isStopped: () => failure !== undefined,
    }
    await runToEnd(jobs, lease)
  } finally {
    clearInterval(timer)
    progress.end()
  }
  if (failure !== undefined) throw failure
  const { items } = await listRows({ database, ...effects }, importErrors, access, {
    import: [task.id],
    limit: 100,
  })
  if (report !== undefined)
    await writeFileAtomically(await refusedRows(database, task.id, format === 'ndjson'), report)
  return { result: await readImport(database, task.id), errors: importError.array().parse(items) }
}
