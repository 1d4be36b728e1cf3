import type { Problem } from '../http/problems.ts'
import type { Entry } from './lock-entry-rows.ts'
import type { Writing } from './writing.ts'
import { upsertOnce, type RowResult, type UpsertAttempt } from './upsert.ts'

/** Converts an error of the database to the problem of a row; undefined if the error is not about a row. */
export type RowProblemOf = (error: unknown) => Problem | undefined

/**
 * Creates or changes rows. Each entry has another key. A rejected entry does not affect the others. An error of the
 * database does not say which row caused it: the batch is halved until the row is alone.
 */
export async function upsertBatch(
  writing: Writing,
  entries: readonly Entry[],
  rowProblemOf: RowProblemOf,
): Promise<Map<Entry, RowResult>> {
  const { client } = writing.transaction
  const results = new Map<Entry, RowResult>()
  // most batches have no duplicates: they are searched only after a unique index has rejected the batch
  let skipUniqueCheck = writing.resource.uniqueTogether !== undefined
  const addResults = (found: Iterable<[Entry, RowResult]>) => {
    for (const [entry, result] of found) results.set(entry, result)
  }
  // only released savepoints keep the parts of a part from nesting
  const rollBack = () => client.query('rollback to savepoint batch; release savepoint batch')
  const applyPart = async (part: readonly Entry[]): Promise<void> => {
    if (part.length === 0) return
    await client.query('savepoint batch')
    let attempt: UpsertAttempt
    try {
      attempt = await upsertOnce({ ...writing, skipUniqueCheck }, part)
    } catch (error) {
      const problem = rowProblemOf(error)
      if (problem === undefined) throw error
      await rollBack()
      if (skipUniqueCheck) {
        skipUniqueCheck = false
        return await applyPart(part)
      }
      if (part.length === 1) return addResults([[part[0]!, { kind: 'refused', problem }]])
      const half = Math.ceil(part.length / 2)
      await applyPart(part.slice(0, half))
      return await applyPart(part.slice(half))
    }
    const { results: found, needsRollback } = attempt
    if (!needsRollback) {
      await client.query('release savepoint batch')
      writing.alsoChanged?.push(...attempt.alsoChanged)
      return addResults(found)
    }
    await rollBack()
    const refused = [...found].filter(([, { kind }]) => kind === 'refused')
    addResults(refused)
    // without a refused entry the same part would be tried again and again
    if (refused.length === 0) throw new Error('a batch must be rolled back, but no entry of it is refused')
    const refusedEntries = new Set(refused.map(([entry]) => entry))
    await applyPart(part.filter((entry) => !refusedEntries.has(entry)))
  }
  await applyPart(entries)
  return results
}
