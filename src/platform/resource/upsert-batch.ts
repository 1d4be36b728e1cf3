import type { Problem } from '../http/problems.ts'
import type { Entry } from './lock-entry-rows.ts'
import type { Writing } from './writing.ts'
import { upsertOnce, type RowResult, type UpsertAttempt } from './upsert.ts'

/** The problem of the rows themselves that an error stands for; undefined where it concerns none of them. */
export type RowProblemOf = (error: unknown) => Problem | undefined

/**
 * Creates or changes rows, each of another name; one that is refused leaves no trace and keeps none of the others away.
 * What the database refuses does not say whose it is: halves are tried until it is alone.
 */
export async function upsertBatch(
  writing: Writing,
  entries: readonly Entry[],
  rowProblemOf: RowProblemOf,
): Promise<Map<Entry, RowResult>> {
  const { client } = writing.transaction
  const results = new Map<Entry, RowResult>()
  // most batches have no twins: what stands in their way is asked for where an index has refused them
  let skipUniqueCheck = writing.resource.uniqueTogether !== undefined
  const keep = (found: Iterable<[Entry, RowResult]>) => {
    for (const [entry, result] of found) results.set(entry, result)
  }
  const applyPart = async (some: readonly Entry[]): Promise<void> => {
    if (some.length === 0) return
    await client.query('savepoint batch')
    let attempt: UpsertAttempt
    try {
      attempt = await upsertOnce({ ...writing, skipUniqueCheck }, some)
    } catch (error) {
      const problem = rowProblemOf(error)
      if (problem === undefined) throw error
      await client.query('rollback to savepoint batch')
      if (skipUniqueCheck) {
        skipUniqueCheck = false
        return await applyPart(some)
      }
      if (some.length === 1) return keep([[some[0]!, { kind: 'refused', problem }]])
      const half = Math.ceil(some.length / 2)
      await applyPart(some.slice(0, half))
      return await applyPart(some.slice(half))
    }
    const { results: found, needsRollback } = attempt
    if (!needsRollback) {
      await client.query('release savepoint batch')
      return keep(found)
    }
    await client.query('rollback to savepoint batch')
    const refused = [...found].filter(([, { kind }]) => kind === 'refused')
    keep(refused)
    // the same rows would only be tried again, for ever
    if (refused.length === 0) throw new Error('rows were stored that are to be refused, and none is named')
    const gone = new Set(refused.map(([entry]) => entry))
    await applyPart(some.filter((entry) => !gone.has(entry)))
  }
  await applyPart(entries)
  return results
}
