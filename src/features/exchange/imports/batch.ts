import { recordBatch } from '../../../platform/audit/record.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Problem } from '../../../platform/http/problems.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { Entry } from '../../../platform/resource/named-rows.ts'
import { upsertBatch } from '../../../platform/resource/upsert-batch.ts'
import type { Verdict } from '../../../platform/resource/upsert.ts'
import type { Judged } from './judge.ts'
import type { Refusal } from './refusal.ts'
import { noCounts, type Counts, type ImportTask } from './task.ts'

/** What became of a batch. */
export interface BatchResult {
  counts: Counts
  refusals: Refusal[]
  /** Rows that name one of the same register which is not there, but may come later in the file. */
  deferred: Refusal[]
  /** A row was refused, and the import is to end there. */
  stopped: boolean
}

/** Whether a row is refused for a reference to its own register. */
function mayComeLater({ references = {}, ...resource }: ResourceDefinition, problem: Problem): boolean {
  if (problem.code !== 'unknown_reference') return false
  const own = Object.entries(references).filter(([, { target }]) => target().path === resource.path)
  const fields = new Set(own.flatMap(([field, { alias }]) => [field, alias]))
  return problem.errors.some(({ pointer }) => fields.has((pointer ?? '').split('/')[1] ?? ''))
}

interface Settled {
  judged: readonly Judged[]
  verdicts: Map<Entry, Verdict>
}

function problemOf(judged: Judged, verdicts: ReadonlyMap<Entry, Verdict>): Problem | undefined {
  if ('problem' in judged) return judged.problem
  const verdict = verdicts.get(judged.entry)
  return verdict?.kind === 'refused' ? verdict.problem : undefined
}

/** Stores what can be stored; where the first refusal ends it, nothing beyond that row. */
async function settle(
  task: ImportTask,
  transaction: Transaction,
  judged: readonly Judged[],
): Promise<Settled> {
  const { resource, access, effects, options, readFault } = task
  const { client } = transaction
  const writing = { transaction, resource, access, effects, rehearsal: options.dry_run }
  const upsert = (some: readonly Judged[]) =>
    upsertBatch(
      writing,
      some.flatMap((each) => ('entry' in each ? [each.entry] : [])),
      readFault,
    )
  if (options.on_error === 'skip') return { judged, verdicts: await upsert(judged) }
  const ends = (each: Judged, verdicts: ReadonlyMap<Entry, Verdict>) => {
    const problem = problemOf(each, verdicts)
    return problem !== undefined && !mayComeLater(resource, problem)
  }
  let last = judged.findIndex((each) => 'problem' in each)
  let refused: Verdict | undefined
  for (;;) {
    const before = last === -1 ? judged : judged.slice(0, last)
    await client.query('savepoint whole')
    const verdicts = await upsert(before)
    const first = before.findIndex((each) => ends(each, verdicts))
    const end = last === -1 ? undefined : judged[last]
    if (first === -1) {
      if (end !== undefined && 'entry' in end && refused !== undefined) verdicts.set(end.entry, refused)
      return { judged: last === -1 ? judged : judged.slice(0, last + 1), verdicts }
    }
    await client.query('rollback to savepoint whole')
    const entry = before[first]!
    refused = 'entry' in entry ? verdicts.get(entry.entry) : undefined
    last = first
  }
}

async function audit(task: ImportTask, transaction: Transaction, verdicts: Iterable<Verdict>): Promise<void> {
  const rowIds: string[] = []
  const fields = new Set<string>()
  for (const verdict of verdicts) {
    if (verdict.kind !== 'created' && verdict.kind !== 'changed') continue
    rowIds.push(verdict.id)
    for (const field of verdict.fields) fields.add(field)
  }
  if (rowIds.length === 0 || task.options.dry_run) return
  const change = { resource: task.resource.path, importId: task.id, rowIds, fields: [...fields] }
  await recordBatch(transaction, task.actor, change)
}

/** Stores some rows of a file, and tells what became of each. */
export async function storeBatch(
  task: ImportTask,
  transaction: Transaction,
  given: readonly Judged[],
): Promise<BatchResult> {
  const { judged, verdicts } = await settle(task, transaction, given)
  const counts = noCounts()
  const refusals: Refusal[] = []
  const deferred: Refusal[] = []
  for (const each of judged) {
    const problem = problemOf(each, verdicts)
    if (problem !== undefined) {
      const { record } = each
      if (mayComeLater(task.resource, problem)) deferred.push({ record, problem })
      else refusals.push({ record, problem })
    } else if ('entry' in each) {
      const { kind } = verdicts.get(each.entry)!
      if (kind !== 'refused') counts[kind]++
    }
  }
  counts.rows_read = judged.length
  counts.refused = refusals.length
  await audit(task, transaction, verdicts.values())
  return { counts, refusals, deferred, stopped: task.options.on_error === 'stop' && refusals.length > 0 }
}
