import { Problem } from '../http/problems.ts'
import type { WriteContext } from './write-context.ts'

/** Runs a step for one row of a write. A problem that it throws rejects that row only. */
export function collectProblem<T>(
  { rejectRow }: Pick<WriteContext, 'rejectRow'>,
  id: string,
  work: () => T,
): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    rejectRow(id, error)
    return undefined
  }
}

/** `collectProblem` for an asynchronous step. */
export async function collectProblemAsync<T>(
  { rejectRow }: Pick<WriteContext, 'rejectRow'>,
  id: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    rejectRow(id, error)
    return undefined
  }
}
