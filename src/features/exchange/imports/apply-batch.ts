import { recordBatch } from '../../../platform/audit/record.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Problem } from '../../../platform/http/problems.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { Entry } from '../../../platform/resource/lock-entry-rows.ts'
import { upsertBatch } from '../../../platform/resource/upsert-batch.ts'
import type { RowResult } from '../../../platform/resource/upsert.ts'
import type { RefusedRow } from './row-errors.ts'
import { noCounts, type Counts, type ImportTask } from './task.ts'
import type { ValidatedRow } from './validate-row.ts'

/** The result of a batch. */
export interface BatchResult {
  counts: Counts
  refused: RefusedRow[]
  /** Rows that refer to a missing row of the same resource, which may come later in the file. */
  deferred: RefusedRow[]
  /** Whether a row was refused and the import ends there. */
  stopped: boolean
}

/** Whether a row is refused because of a reference to the same resource. */
function mayComeLater({ references = {}, ...resource }: ResourceDefinition, problem: Problem): boolean {
  if (problem.code !== 'unknown_reference') return false
  const own = Object.entries(references).filter(([, { target }]) => target().path === resource.path)
  const fields = new Set(own.flatMap(([field, { alias }]) => [field, alias]))
  return problem.errors.some(({ pointer }) => fields.has((pointer ?? '').split('/')[1] ?? ''))
}

interface Applied {
  /** All rows, or those up to the first refused one if that ends the import. */
  rows: readonly ValidatedRow[]
  results: Map<Entry, RowResult>
}

function problemOf(row: ValidatedRow, results: ReadonlyMap<Entry, RowResult>): Problem | undefined {
  if ('problem' in row) return row.problem
  const result = results.get(row.entry)
  return result?.kind === 'refused' ? result.problem : undefined
}

/** Upserts rows, up to the first refused one if that ends the import. */
async function upsertRows(
  task: ImportTask,
  transaction: Transaction,
  rows: readonly ValidatedRow[],
): Promise<Applied> {
  const { resource, access, effects, options, rowProblemOf } = task
  const { client } = transaction
  const writing = { transaction, resource, access, effects, dryRun: options.dry_run }
  const upsert = (some: readonly ValidatedRow[]) =>
    upsertBatch(
      writing,
      some.flatMap((row) => ('entry' in row ? [row.entry] : [])),
      rowProblemOf,
    )
  if (options.on_error === 'skip') return { rows, results: await upsert(rows) }
  const ends = (row: ValidatedRow, results: ReadonlyMap<Entry, RowResult>) => {
    const problem = problemOf(row, results)
    return problem !== undefined && !mayComeLater(resource, problem)
  }
  let last = rows.findIndex((row) => 'problem' in row)
  let refused: RowResult | undefined
  for (;;) {
    const before = last === -1 ? rows : rows.slice(0, last)
    await client.query('savepoint whole')
    const results = await upsert(before)
    const first = before.findIndex((row) => ends(row, results))
    const end = last === -1 ? undefined : rows[last]
    if (first === -1) {
      await client.query('release savepoint whole')
      if (end !== undefined && 'entry' in end && refused !== undefined) results.set(end.entry, refused)
      return { rows: last === -1 ? rows : rows.slice(0, last + 1), results }
    }
    await client.query('rollback to savepoint whole; release savepoint whole')
    const row = before[first]!
    refused = 'entry' in row ? results.get(row.entry) : undefined
    last = first
  }
}

async function audit(
  task: ImportTask,
  transaction: Transaction,
  results: Iterable<RowResult>,
): Promise<void> {
  const rowIds: string[] = []
  const fields = new Set<string>()
  for (const result of results) {
    if (result.kind !== 'created' && result.kind !== 'changed') continue
    rowIds.push(result.id)
    for (const field of result.fields) fields.add(field)
  }
  if (rowIds.length === 0 || task.options.dry_run) return
  const change = { resource: task.resource.path, ownerId: task.id, rowIds, fields: [...fields] }
  await recordBatch(transaction, task.actor, change)
}

/** Stores the rows of a batch, and adds an event to the audit trail. */
export async function applyBatch(
  task: ImportTask,
  transaction: Transaction,
  given: readonly ValidatedRow[],
): Promise<BatchResult> {
  const { rows, results } = await upsertRows(task, transaction, given)
  const counts = noCounts()
  const refused: RefusedRow[] = []
  const deferred: RefusedRow[] = []
  for (const row of rows) {
    const problem = problemOf(row, results)
    if (problem !== undefined) {
      const { record } = row
      if (mayComeLater(task.resource, problem)) deferred.push({ record, problem })
      else refused.push({ record, problem })
    } else if ('entry' in row) {
      const { kind } = results.get(row.entry)!
      if (kind !== 'refused') counts[kind]++
    }
  }
  counts.rows_read = rows.length
  counts.refused = refused.length
  await audit(task, transaction, results.values())
  return { counts, refused, deferred, stopped: task.options.on_error === 'stop' && refused.length > 0 }
}
