import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Problem } from '../../../platform/http/problems.ts'
import { readBatches, type Batch } from './batches.ts'
import type { FileRows } from './file-record.ts'
import type { ImportFormat } from './file-type.ts'
import { importRows } from './import-rows.ts'
import { memoryReport, type InlineResult } from './memory-report.ts'
import { insertRowErrors } from './row-errors.ts'
import { imports } from './table.ts'
import type { ImportTask } from './task.ts'
import { inCallersTransaction } from './transactions.ts'
import { refuseEqualRows } from './validate-row.ts'

/** A small file that has been read to its end, or as far as it can be. */
export interface WholeFile extends Pick<FileRows, 'headers' | 'separator' | 'layout' | 'warnings' | 'frame'> {
  batches: Batch[]
  /** What ended the reading; it counts where the import comes as far as that. */
  problem: Problem | undefined
}

/** What is known of the file itself. */
export interface FileFacts {
  format: ImportFormat
  bytes: number
}

/**
 * Reads a small file before its transaction begins, with all that follows from its rows alone.
 * @throws Problem 503 where no worker is free for its long texts
 */
export async function readWhole(task: ImportTask, file: FileRows): Promise<WholeFile> {
  const { headers, separator, layout, warnings, frame } = file
  const whole: WholeFile = {
    headers,
    ...(separator === undefined ? {} : { separator }),
    ...(layout === undefined ? {} : { layout }),
    ...(warnings === undefined ? {} : { warnings }),
    ...(frame === undefined ? {} : { frame }),
    batches: [],
    problem: undefined,
  }
  for await (const batch of readBatches(task, file, { bytesRead: () => 0 })) {
    if (batch.problem !== undefined) {
      if (batch.problem.status >= 500) throw batch.problem
      return { ...whole, problem: batch.problem }
    }
    whole.batches = whole.batches.map((earlier) => ({
      ...earlier,
      rows: refuseEqualRows(task, earlier.rows, batch.rows),
    }))
    whole.batches.push(batch)
    // the import ends within this batch: no row after it is looked at
    if (task.options.on_error === 'stop' && batch.rows.some((row) => 'problem' in row)) break
  }
  return whole
}

/** The batches of a file, and what ended its reading. @throws Problem 422 where the import comes as far as that */
async function* batchesOf({ batches, problem }: WholeFile): AsyncGenerator<Batch> {
  yield* batches
  if (problem !== undefined) throw problem
}

/**
 * Imports a file at once, in one transaction; a dry run is rolled back but for its report.
 * @throws Problem 422 for a file that cannot be read to its end: nothing is stored then
 */
export async function importInline(
  task: ImportTask,
  transaction: Transaction,
  file: WholeFile,
  facts: FileFacts,
): Promise<InlineResult> {
  const { client, orm } = transaction
  const { dry_run: isDryRun } = task.options
  if (isDryRun) await client.query('savepoint dry_run')
  const report = memoryReport(task)
  const { status } = await importRows({
    task,
    batches: batchesOf(file),
    report,
    inTransaction: inCallersTransaction(transaction),
    isJob: false,
    isStopped: () => false,
    ...(file.warnings && { warnings: file.warnings }),
    ...(file.frame && { frame: file.frame }),
  })
  const result = report.result()
  if (isDryRun) await client.query('rollback to savepoint dry_run')
  await orm.insert(imports).values({
    id: task.id,
    resource: task.resource.path,
    status: status === 'stopped' ? 'stopped' : 'completed',
    ...task.options,
    ...facts,
    bytes_read: facts.bytes,
    ...result.counts,
    warnings: [...result.findings.warnings],
    preview: result.findings.preview === null ? null : [...result.findings.preview],
    frame: result.findings.frame,
    checks: [...result.checks],
    separator: file.separator ?? null,
    heads: file.headers === null ? null : [...file.headers],
    layout: file.layout ?? null,
    created_by: task.actor.name,
    request_id: task.actor.requestId,
    remote_address: task.actor.remoteAddress,
    started_at: sql`now()`,
    finished_at: sql`now()`,
  })
  await insertRowErrors(transaction, task.id, result.refused)
  return result
}
