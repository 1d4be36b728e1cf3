import { Problem } from '../http/problems.ts'
import type { WriteContext } from './write-context.ts'

/** Does what concerns one row of a write; a problem of it refuses that row and no other. */
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

/** The same for what takes a while. */
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
