import { rowProblems } from '../../../../src/features/exchange/imports/row-problem.ts'
import { runLeased, type ImportJobs } from '../../../../src/features/exchange/imports/run-leased.ts'
import type { Lease } from '../../../../src/features/exchange/imports/lease.ts'
import { access, effects, modules, resources } from '../../../../src/modules.ts'
import { constraintFieldsOf } from '../../../../src/platform/resource/module.ts'
import type { TestApp } from '../../../support/app.ts'

const rowProblemOf = rowProblems(constraintFieldsOf(modules))

/** Runs a leased import in this thread, as a worker does. @returns the errors that ended nothing */
export async function runLease(
  { database }: Pick<TestApp, 'database'>,
  lease: Lease,
  options: Partial<Pick<ImportJobs, 'isStopped' | 'onError'>> = {},
): Promise<unknown[]> {
  const errors: unknown[] = []
  const onError = (error: unknown) => void errors.push(error)
  const settings = { gradingDecisionsFrom: '11-01', approveOwn: false }
  const jobs = {
    database,
    resources,
    effects,
    settings,
    access,
    rowProblemOf,
    onError,
    isStopped: () => false,
  }
  await runLeased({ ...jobs, ...options }, lease)
  return errors
}
