import type { Problem } from '../http/problems.ts'
import type { Entry } from './named-rows.ts'
import type { Writing } from './store.ts'
import { upsertOnce, type Attempted, type Verdict } from './upsert.ts'

/** Reads what was thrown: a problem of the rows themselves, or undefined where it concerns none of them. */
export type ReadFault = (error: unknown) => Problem | undefined

/**
 * Creates or changes rows, each of another name; one that is refused leaves no trace and keeps none of the others away.
 * What the database refuses does not say whose it is: halves are tried until it is alone.
 */
export async function upsertBatch(
  writing: Writing,
  entries: readonly Entry[],
  readFault: ReadFault,
): Promise<Map<Entry, Verdict>> {
  const { client } = writing.transaction
  const verdicts = new Map<Entry, Verdict>()
  // most batches have no twins: what stands in their way is asked for where an index has refused them
  let twinsUnasked = writing.resource.uniqueTogether !== undefined
  const keep = (found: Iterable<[Entry, Verdict]>) => {
    for (const [entry, verdict] of found) verdicts.set(entry, verdict)
  }
  const settle = async (some: readonly Entry[]): Promise<void> => {
    if (some.length === 0) return
    await client.query('savepoint batch')
    let attempted: Attempted
    try {
      attempted = await upsertOnce({ ...writing, twinsUnasked }, some)
    } catch (error) {
      const problem = readFault(error)
      if (problem === undefined) throw error
      await client.query('rollback to savepoint batch')
      if (twinsUnasked) {
        twinsUnasked = false
        return await settle(some)
      }
      if (some.length === 1) return keep([[some[0]!, { kind: 'refused', problem }]])
      const half = Math.ceil(some.length / 2)
      await settle(some.slice(0, half))
      return await settle(some.slice(half))
    }
    const { verdicts: found, spoiled } = attempted
    if (!spoiled) {
      await client.query('release savepoint batch')
      return keep(found)
    }
    await client.query('rollback to savepoint batch')
    const refused = [...found].filter(([, { kind }]) => kind === 'refused')
    keep(refused)
    // the same rows would only be tried again, for ever
    if (refused.length === 0) throw new Error('rows were stored that are to be refused, and none is named')
    const gone = new Set(refused.map(([entry]) => entry))
    await settle(some.filter((entry) => !gone.has(entry)))
  }
  await settle(entries)
  return verdicts
}
