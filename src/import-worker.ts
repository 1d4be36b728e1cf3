import { parentPort, workerData } from 'node:worker_threads'
import { constraintFields } from './database/constraints.ts'
import { openDatabase } from './database/database.ts'
import type { Order, Report, ThreadDatabase } from './exchange/imports/aside/messages.ts'
import { tell } from './exchange/imports/aside/told.ts'
import { faultReader } from './exchange/imports/fault-reader.ts'
import { runClaimed } from './exchange/imports/import-job.ts'
import { tables } from './tables.ts'

/** For the rows, for what is said of them, for the file, and for the sign that this thread is there. */
const CONNECTIONS = 4

// A thread that works on imports, one after the other, with connections of its own.
const say = (report: Report) => parentPort!.postMessage(report, [])
const onError = (error: unknown) => say({ kind: 'fault', error: tell(error) })
const database = openDatabase({
  ...(workerData as ThreadDatabase),
  poolSize: CONNECTIONS,
  applicationName: 'bantin imports',
  onIdleError: onError,
})
const readFault = faultReader(constraintFields(tables))
let isStopped = false

async function run({ claim }: Order & { kind: 'run' }): Promise<void> {
  try {
    await runClaimed({ database, readFault, onError, isStopped: () => isStopped }, claim)
    say({ kind: 'over', error: undefined })
  } catch (error) {
    say({ kind: 'over', error: tell(error) })
  }
}

parentPort!.on('message', (order: Order) => {
  if (order.kind === 'run') void run(order)
  else if (order.kind === 'stop') isStopped = true
  else void database.close().finally(() => parentPort!.close())
})
