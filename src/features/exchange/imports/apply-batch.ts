import { recordBatch } from '../../../platform/audit/record.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import type { Problem } from '../../../platform/http/problems.ts'
import type { Addition, FileResource, FurtherWrite } from '../../../platform/resource/additions.ts'
import type { FileCheck } from '../../../platform/resource/file-check.ts'
import type { Entry } from '../../../platform/resource/lock-entry-rows.ts'
import { upsertBatch } from '../../../platform/resource/upsert-batch.ts'
import type { RowResult } from '../../../platform/resource/upsert.ts'
import type { StoredLine } from './collect-preview.ts'
import type { RefusedRow } from './row-errors.ts'
import { noCounts, type Counts, type ImportTask } from './task.ts'
import { isAddition, type ValidatedRow } from './validate-row.ts'

/** The result of a batch. */
export interface BatchResult {
  counts: Counts
  refused: RefusedRow[]
  /** Rows that refer to a missing row, which a later row of the file may make. */
  deferred: RefusedRow[]
  /** Checks of what the rows have decided. */
  checks: FileCheck[]
  /** Whether a row was refused and the import ends there. */
  stopped: boolean
  /** The rows that are stored, in the order of the file. */
  stored: readonly StoredLine[]
}

/** The fields that may name what a later row of the file makes: those that refer to the same resource. */
function laterFieldsOf(resource: FileResource): readonly string[] {
  if ('add' in resource) return resource.laterFields
  const own = Object.entries(resource.references ?? {}).filter(
    ([, { target }]) => target().path === resource.path,
  )
  const nested = Object.entries(resource.nestedReferences ?? {}).filter(
    ([, { target }]) => target().path === resource.path,
  )
  return [...own.flatMap(([field, { alias }]) => [field, alias]), ...nested.map(([field]) => field)]
}

/** Whether a row is refused because it refers to what a later row may make. */
function mayComeLater(resource: FileResource, problem: Problem): boolean {
  if (problem.code !== 'unknown_reference') return false
  const fields = new Set(laterFieldsOf(resource))
  return problem.errors.some(({ pointer }) => fields.has((pointer ?? '').split('/')[1] ?? ''))
}

/** What was stored of some rows. */
interface Stored {
  results: Map<Entry | Addition, RowResult>
  /** What was written beside the rows. */
  further: readonly FurtherWrite[]
}

interface Applied extends Stored {
  /** All rows, or those up to the first refused one if that ends the import. */
  rows: readonly ValidatedRow[]
}

function problemOf(row: ValidatedRow, results: Stored['results']): Problem | undefined {
  if ('problem' in row) return row.problem
  const result = results.get(row.entry)
  return result?.kind === 'refused' ? result.problem : undefined
}

/** Stores entries by the rules of the resource. */
async function storeEntries(
  { resource, access, effects, settings, options, rowProblemOf }: ImportTask,
  transaction: Transaction,
  rows: readonly ValidatedRow[],
): Promise<Stored> {
  const entries = rows.flatMap((row) => ('entry' in row ? [row.entry] : []))
  const writing = { transaction, access, effects, dryRun: options.dry_run, file: settings }
  if ('add' in resource) return await resource.add(writing, entries.filter(isAddition), rowProblemOf)
  const upserted = entries.flatMap((entry) => (isAddition(entry) ? [] : [entry]))
  const alsoChanged: Change[] = []
  const results = await upsertBatch({ ...writing, resource, alsoChanged }, upserted, rowProblemOf)
  return { results, further: byResource(alsoChanged) }
}

/** Changes of rows as one write for each resource. */
function byResource(changes: readonly Change[]): FurtherWrite[] {
  const names = [...new Set(changes.map(({ resource }) => resource))]
  return names.map((resource) => {
    const own = changes.filter((change) => change.resource === resource)
    const fields = new Set(own.flatMap((change) => change.fields))
    return { resource, rowIds: [...new Set(own.map(({ id }) => id))], fields: [...fields] }
  })
}

/** Stores rows, up to the first refused one if that ends the import. */
async function storeRows(
  task: ImportTask,
  transaction: Transaction,
  rows: readonly ValidatedRow[],
): Promise<Applied> {
  const { resource, options } = task
  const { client } = transaction
  if (options.on_error === 'skip') return { rows, ...(await storeEntries(task, transaction, rows)) }
  const ends = (row: ValidatedRow, results: Stored['results']) => {
    const problem = problemOf(row, results)
    return problem !== undefined && !mayComeLater(resource, problem)
  }
  let last = rows.findIndex((row) => 'problem' in row)
  let refused: RowResult | undefined
  for (;;) {
    const before = last === -1 ? rows : rows.slice(0, last)
    await client.query('savepoint whole')
    const { results, further } = await storeEntries(task, transaction, before)
    const first = before.findIndex((row) => ends(row, results))
    const end = last === -1 ? undefined : rows[last]
    if (first === -1) {
      await client.query('release savepoint whole')
      if (end !== undefined && 'entry' in end && refused !== undefined) results.set(end.entry, refused)
      return { rows: last === -1 ? rows : rows.slice(0, last + 1), results, further }
    }
    await client.query('rollback to savepoint whole; release savepoint whole')
    const row = before[first]!
    refused = 'entry' in row ? results.get(row.entry) : undefined
    last = first
  }
}

async function checksOf(
  { resource }: ImportTask,
  transaction: Transaction,
  { results }: Stored,
): Promise<FileCheck[]> {
  if ('add' in resource || resource.checksOfFile === undefined) return []
  const ids = [...results.values()].flatMap((result) =>
    result.kind === 'created' || result.kind === 'changed' ? [result.id] : [],
  )
  return ids.length === 0 ? [] : await resource.checksOfFile(transaction, ids)
}

async function audit(
  task: ImportTask,
  transaction: Transaction,
  { results, further }: Stored,
): Promise<void> {
  const rowIds: string[] = []
  const fields = new Set<string>()
  for (const result of results.values()) {
    if (result.kind !== 'created' && result.kind !== 'changed') continue
    rowIds.push(result.id)
    for (const field of result.fields) fields.add(field)
  }
  if (task.options.dry_run) return
  const own = { resource: task.resource.path, rowIds, fields: [...fields] }
  for (const change of [own, ...further])
    if (change.rowIds.length > 0) await recordBatch(transaction, task.actor, { ...change, ownerId: task.id })
}

/** Stores the rows of a batch, and adds an event to the audit trail. */
export async function applyBatch(
  task: ImportTask,
  transaction: Transaction,
  given: readonly ValidatedRow[],
): Promise<BatchResult> {
  const applied = await storeRows(task, transaction, given)
  const { rows, results } = applied
  const counts = noCounts()
  const refused: RefusedRow[] = []
  const deferred: RefusedRow[] = []
  const stored: StoredLine[] = []
  for (const row of rows) {
    const problem = problemOf(row, results)
    if (problem !== undefined) {
      const { record } = row
      if (mayComeLater(task.resource, problem)) deferred.push({ record, problem })
      else refused.push({ record, problem })
    } else if ('entry' in row) {
      const result = results.get(row.entry)!
      if (result.kind === 'refused') continue
      counts[result.kind]++
      stored.push({ line: row.record.line, id: result.id })
    }
  }
  counts.rows_read = rows.length
  counts.refused = refused.length
  await audit(task, transaction, applied)
  const checks = await checksOf(task, transaction, applied)
  const stopped = task.options.on_error === 'stop' && refused.length > 0
  return { counts, refused, deferred, checks, stopped, stored }
}
