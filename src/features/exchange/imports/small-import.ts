import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { storeBatch } from './batch.ts'
import { caseTwins } from './case-twins.ts'
import { retryDeferred } from './deferred.ts'
import type { Judged } from './judge.ts'
import type { WholeFile } from './read-whole.ts'
import { keepRefusals, type Refusal } from './refusal.ts'
import { imports } from './table.ts'
import { addCounts, batchSize, noCounts, type Counts, type ImportTask } from './task.ts'
import type { ImportFormat } from './file-type.ts'

/** What an import has come to. */
export interface Outcome {
  counts: Counts
  refusals: Refusal[]
  stopped: boolean
}

async function storeAll(task: ImportTask, transaction: Transaction, file: WholeFile): Promise<Outcome> {
  const outcome: Outcome = { counts: noCounts(), refusals: [], stopped: false }
  let waiting: Refusal[] = []
  let batch: Judged[] = []
  const store = async () => {
    const { counts, refusals, deferred, stopped } = await storeBatch(task, transaction, batch)
    batch = []
    addCounts(outcome.counts, counts)
    outcome.refusals.push(...refusals)
    waiting.push(...deferred)
    outcome.stopped = stopped
  }
  for (const judged of file.rows) {
    batch.push(judged)
    if (batch.length >= batchSize(task.resource)) await store()
    if (outcome.stopped) break
  }
  if (!outcome.stopped && file.fault !== undefined) throw file.fault
  if (!outcome.stopped) await store()
  for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    const { counts, refusals, deferred } = await retryDeferred(task, transaction, waiting)
    addCounts(outcome.counts, counts)
    outcome.refusals.push(...refusals)
    waiting = deferred
  }
  outcome.counts.refused += waiting.length
  outcome.refusals.push(...waiting)
  outcome.refusals.sort((a, b) => a.record.line - b.record.line)
  return outcome
}

/** What is told of the file itself. */
export interface FileFacts {
  format: ImportFormat
  bytes: number
}

/**
 * Imports a file at once, in one transaction; a dry run is rolled back but for its report.
 * @throws Problem 422 for a file that cannot be read to its end: nothing is stored then
 */
export async function importAtOnce(
  task: ImportTask,
  transaction: Transaction,
  file: WholeFile,
  facts: FileFacts,
): Promise<Outcome> {
  const { client, orm } = transaction
  const { dry_run: isRehearsal } = task.options
  if (isRehearsal) await client.query('savepoint rehearsal')
  const outcome = await storeAll(task, transaction, file)
  const warnings = outcome.counts.created === 0 ? [] : await caseTwins(transaction, task, false)
  if (isRehearsal) await client.query('rollback to savepoint rehearsal')
  await orm.insert(imports).values({
    id: task.id,
    resource: task.resource.path,
    status: outcome.stopped ? 'stopped' : 'completed',
    ...task.options,
    ...facts,
    bytes_read: facts.bytes,
    ...outcome.counts,
    warnings,
    separator: file.separator ?? null,
    heads: file.heads === null ? null : [...file.heads],
    created_by: task.actor.name,
    request_id: task.actor.requestId,
    remote_address: task.actor.remoteAddress,
    started_at: sql`now()`,
    finished_at: sql`now()`,
  })
  await keepRefusals(transaction, task.id, outcome.refusals)
  return outcome
}
