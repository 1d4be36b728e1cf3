import { openDatabase } from '../platform/database/database.ts'
import type { RunImport } from '../features/exchange/imports/import-thread.ts'
import { access, effects, modules, exchanged } from '../modules.ts'
import { constraintFieldsOf } from '../platform/resource/module.ts'
import { rowProblems } from '../features/exchange/imports/row-problem.ts'
import { runLeased } from '../features/exchange/imports/run-leased.ts'
import { serializeError } from '../platform/workers/serialized-error.ts'

/** One for the rows, one for their errors, one for the file, one for the heartbeat. */
const connections = 4

const rowProblemOf = rowProblems(constraintFieldsOf(modules))

/** Runs an import in a worker thread, with its own connections. */
export const run: RunImport = async ({ lease, database: options, settings, port }) => {
  const onError = (error: unknown) => port.postMessage(serializeError(error), [])
  let isStopped = false
  port.on('message', () => {
    isStopped = true
  })
  const database = openDatabase({
    ...options,
    poolSize: connections,
    applicationName: 'bantin imports',
  })
  try {
    const jobs = {
      database,
      resources: exchanged,
      effects,
      settings,
      access,
      rowProblemOf,
      onError,
      isStopped: () => isStopped,
    }
    await runLeased(jobs, lease)
    return undefined
  } catch (error) {
    return serializeError(error)
  } finally {
    await database.close().catch(onError)
    port.close()
  }
}
