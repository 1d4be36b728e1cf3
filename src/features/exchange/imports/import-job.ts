import type { Database } from '../../../platform/database/database.ts'
import { databaseFailure } from '../../../platform/database/failures.ts'
import { accessOf } from '../../../platform/access/policy.ts'
import { Problem, problems } from '../../../platform/http/problems.ts'
import type { Caller } from '../../../platform/access/scopes.ts'
import type { WriteEffects } from '../../../platform/resource/effects.ts'
import type { ReadFault } from '../../../platform/resource/upsert-batch.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { importEntry } from './access.ts'
import { apart, together } from './both-sides.ts'
import type { FileRows } from './file-record.ts'
import { beat, claimImport, finishImport, handBack, takenOver, type Claim } from './claim.ts'
import { lineOfKey } from './line-of-key.ts'
import { readFile } from './read-file.ts'
import { senderOf } from './sender.ts'
import { countWordsAfter } from './count-words-after.ts'
import { runFile, type Run, type RunEnd } from './run-file.ts'
import { spooledChunks } from './spool.ts'
import type { ImportTask } from './task.ts'

/** What jobs of imports need. */
export interface ImportJobs {
  database: Database
  /** The resources that can be imported. */
  resources: readonly ResourceDefinition[]
  effects: WriteEffects
  readFault: ReadFault
  /** Called with faults that are ours alone. */
  onError: (error: unknown) => void
  /** Whether the process is about to end: what is at hand is finished, and the rest left to others. */
  isStopped: () => boolean
}

function resourceOf({ resources }: ImportJobs, claim: Claim): ResourceDefinition {
  const resource = resources.find(({ path }) => path === claim.resource)
  if (resource === undefined) throw new Error(`there is no resource ${claim.resource}`)
  return resource
}

function taskOf(jobs: ImportJobs, claim: Claim, caller: Caller): ImportTask {
  const { effects, readFault } = jobs
  const resource = resourceOf(jobs, claim)
  const { match, on_error, dry_run, sheet } = claim
  return {
    id: claim.id,
    resource,
    access: accessOf(importEntry(resource), caller),
    effects,
    options: { match, on_error, dry_run, sheet },
    actor: {
      name: claim.created_by,
      operation: `import${resource.many}`,
      requestId: claim.request_id,
      remoteAddress: claim.remote_address,
    },
    readFault,
    keys: lineOfKey(),
  }
}

/** A rehearsal begins anew: nothing of it was stored. */
async function forgetRehearsal({ pool }: Database, { id }: Claim): Promise<void> {
  await pool.query('delete from import_errors where import_id = $1', [id])
  await pool.query(
    'update imports set rows_read = 0, created = 0, changed = 0, unchanged = 0, refused = 0, ending = null where id = $1',
    [id],
  )
}

async function rehearse(run: Omit<Run, 'sides'>): Promise<RunEnd> {
  const { database, claim } = run
  await forgetRehearsal(database, claim)
  return await database.transaction(async (transaction) => {
    const { client } = transaction
    await client.query('savepoint rehearsal')
    const end = await runFile({
      ...run,
      claim: { ...claim, rows_read: 0, ending: null },
      sides: apart(database, transaction),
    })
    await client.query('rollback to savepoint rehearsal')
    return end
  })
}

async function work(jobs: ImportJobs, claim: Claim): Promise<RunEnd> {
  const { database } = jobs
  const sender = await senderOf(database.pool, claim)
  let bytes = 0
  const chunks = spooledChunks(database, claim.id, (read) => {
    bytes = read
  })
  const task = taskOf(jobs, claim, sender)
  const { format, sheet } = claim
  const file = await readFile(chunks, { format, sheet, resource: task.resource })
  try {
    return await workOn(jobs, claim, task, file, () => file.bytesRead?.() ?? bytes)
  } finally {
    await file.close?.()
  }
}

async function workOn(
  { database, isStopped }: ImportJobs,
  claim: Claim,
  task: ImportTask,
  file: FileRows,
  bytesRead: () => number,
): Promise<RunEnd> {
  if (file.heads !== null) {
    await database.pool.query('update imports set heads = $2, separator = $3 where id = $1', [
      claim.id,
      JSON.stringify(file.heads),
      file.separator ?? null,
    ])
  }
  const run = { database, claim, task, file, bytesRead, isStopped }
  return task.options.dry_run ? await rehearse(run) : await runFile({ ...run, sides: together(database) })
}

/** The end of an import by a fault that is ours. */
export const ofServer = {
  status: 'failed',
  problem: { code: 'internal', message: problems.internal.title },
} as const

/** What an error makes of an import; undefined where it is to be tried again. */
function endOf(error: unknown): RunEnd | undefined {
  if (error instanceof Problem && error.status < 500) {
    const message = error.detail ?? problems[error.code].title
    return { status: 'failed', problem: { code: error.errors[0]?.code ?? error.code, message } }
  }
  const kind = databaseFailure(error)?.kind
  return kind === 'unavailable' || kind === 'timeout' || kind === 'conflict' ? undefined : ofServer
}

/** Takes an import and works on it, unless there is nothing to do, or another worker is at it. */
export async function runImportJob(jobs: ImportJobs, id: string): Promise<void> {
  const claim = await claimImport(jobs.database, id)
  if (claim !== undefined) await runClaimed(jobs, claim)
}

/**
 * Works on an import until it ends, or the process does. Any process may go on with it: rows and the count of rows
 * that are dealt with are stored together.
 */
export async function runClaimed(jobs: ImportJobs, claim: Claim): Promise<void> {
  const { database, onError } = jobs
  const beating = beat(database, claim)
  try {
    const end = await work(jobs, claim).catch((error: unknown) => {
      const known = error === takenOver ? undefined : endOf(error)
      if (known === undefined) throw error
      if (known === ofServer) onError(error)
      return known
    })
    if (end.status === 'handed_back') return await handBack(database, claim)
    // searches go on with old counts where this fails
    await countWordsAfter(database, claim.id, resourceOf(jobs, claim)).catch(onError)
    await finishImport(database, claim, end)
  } catch (error) {
    if (error === takenOver) return
    await handBack(database, claim).catch(() => {})
    throw error
  } finally {
    beating.stop()
  }
}
