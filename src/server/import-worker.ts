import { exchanged } from './exchanged.ts'
import { constraintFields } from '../platform/database/constraints.ts'
import { openDatabase } from '../platform/database/database.ts'
import { faultReader } from '../features/exchange/imports/fault-reader.ts'
import { runClaimed } from '../features/exchange/imports/import-job.ts'
import type { RunImport } from '../features/exchange/imports/import-thread.ts'
import { effects } from '../searched.ts'
import { tables } from '../tables.ts'
import { serializeError } from '../platform/workers/serialized-error.ts'

/** For the rows, for what is said of them, for the file, and for the sign that this thread is there. */
const CONNECTIONS = 4

const readFault = faultReader(constraintFields(tables))

/** Works on an import in a thread, with connections of its own. */
export const run: RunImport = async ({ claim, database: options, port }) => {
  const onError = (error: unknown) => port.postMessage(serializeError(error), [])
  let isStopped = false
  port.on('message', () => {
    isStopped = true
  })
  const database = openDatabase({
    ...options,
    poolSize: CONNECTIONS,
    applicationName: 'bantin imports',
    onIdleError: onError,
  })
  try {
    await runClaimed(
      { database, effects, resources: exchanged, readFault, onError, isStopped: () => isStopped },
      claim,
    )
    return undefined
  } catch (error) {
    return serializeError(error)
  } finally {
    await database.close().catch(onError)
    port.close()
  }
}
