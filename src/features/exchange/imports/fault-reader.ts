import type { ConstraintFields } from '../../../platform/database/constraints.ts'
import { problemOf } from '../../../platform/http/reply-problem.ts'
import type { ReadFault } from '../../../platform/resource/upsert-batch.ts'

/** What of an error concerns a row; everything else ends the import. */
export function faultReader(constraints: ConstraintFields): ReadFault {
  return (error) => {
    const problem = problemOf(error, constraints)
    return problem.status >= 500 || problem.code === 'write_conflict' ? undefined : problem
  }
}
