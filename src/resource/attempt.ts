import { Problem } from '../http/problems.ts'
import type { WriteContext } from './definition.ts'

/** Does what concerns one row of a write; a problem of it refuses that row and no other. */
export function attempt<T>(
  { refuse }: Pick<WriteContext, 'refuse'>,
  id: string,
  work: () => T,
): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    refuse(id, error)
    return undefined
  }
}
