import type { ConstraintFields } from '../../../platform/database/constraints.ts'
import { toProblem } from '../../../platform/http/reply-problem.ts'
import type { RowProblemOf } from '../../../platform/resource/upsert-batch.ts'

/** Reads errors of the database as problems of rows; every other error ends the import. */
export function rowProblems(constraints: ConstraintFields): RowProblemOf {
  return (error) => {
    const problem = toProblem(error, constraints)
    return problem.status >= 500 || problem.code === 'write_conflict' ? undefined : problem
  }
}
