import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './error.ts'
import type { Launcher } from './launcher.ts'
import { openLog } from './log.ts'
import { waitUntilFree } from './ownership.ts'
import { freePort } from './port.ts'
import { readPostmaster, servesDirectory } from './postmaster.ts'
import { asArguments, newClusterName, requiredSettings } from './settings.ts'
import { startWatched, type WatchedServer } from './watchdog.ts'

/** What a start of the server needs to know. */
export interface ServerPlan {
  binaries: Binaries
  launcher: Launcher
  dataDir: string
  port: number | undefined
  ephemeral: boolean
  /** Told when the server is a process, before it is ready. */
  onLaunched: (() => void) | undefined
}

/** A server that accepts connections. */
export interface RunningServer {
  pid: number
  port: number
  dataDir: string
  process: WatchedServer
}

const READY_POLL_MS = 10
const RETRY_MS = 200
const RETRIES = 50
const STOP_LIMIT_MS = 60_000

/**
 * Starts Postgres on an initialised data directory and waits until it accepts connections, however long it
 * has to recover. What passes by itself is tried again: a port that was taken between our choice and its
 * use, the last processes of a server that crashed.
 */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const stale = await waitUntilFree(plan.dataDir)
    const port = plan.port ?? (await freePort())
    const outcome = await launch(plan, port, stale)
    if (typeof outcome !== 'string') return outcome
    if (attempt >= RETRIES || !passesByItself(outcome, plan)) throw startFailure(outcome, plan, port)
    await sleep(RETRY_MS)
  }
}

/** Has the server shut down and waits for its end; a shutdown that hangs becomes an immediate one. */
export async function stopServer({ pid, dataDir, process: watched }: RunningServer): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS
  watched.release()
  await Promise.race([watched.exited, sleep(STOP_LIMIT_MS, undefined, { ref: false })])
  // The watchdog may have been killed, and the server still be at it.
  while (servesDirectory(pid, dataDir)) {
    if (Date.now() > deadline) return void process.kill(pid, 'SIGQUIT')
    await sleep(READY_POLL_MS)
  }
}

async function launch(plan: ServerPlan, port: number, stale?: number): Promise<RunningServer | string> {
  const { launcher, binaries, dataDir } = plan
  const log = openLog(dataDir, launcher.ids)
  try {
    const name = newClusterName()
    const args = ['-D', dataDir, ...asArguments(requiredSettings(name, port, plan.ephemeral))]
    // The way pg_ctl tells the server that the process with this id is not another server.
    const environment = stale === undefined ? {} : { PG_GRANDPARENT_PID: String(stale) }
    const watched = startWatched(launcher, binaries.postgres, args, log.descriptor, environment)
    plan.onLaunched?.()
    while (!watched.hasExited()) {
      const server = readPostmaster(dataDir)
      // Only the name tells it from what a server that crashed left in the same file.
      if (server?.status === 'ready' && server.clusterName === name) {
        return { pid: server.pid, port, dataDir, process: watched }
      }
      await sleep(READY_POLL_MS)
    }
    return `${await watched.exited}\n${log.tail()}`
  } finally {
    log.close()
  }
}

const PORT_TAKEN = /could not bind|Address already in use/
const LOCK_TAKEN = /lock file .*postmaster\.pid.* (already exists|is empty)/
const STILL_ENDING = /pre-existing shared memory block/

function passesByItself(outcome: string, plan: ServerPlan): boolean {
  if (PORT_TAKEN.test(outcome)) return plan.port === undefined
  return LOCK_TAKEN.test(outcome) || STILL_ENDING.test(outcome)
}

function startFailure(outcome: string, plan: ServerPlan, port: number): EmbeddedPostgresError {
  if (PORT_TAKEN.test(outcome)) {
    return new EmbeddedPostgresError('port_taken', `port ${port} of 127.0.0.1 is taken by another program`)
  }
  return new EmbeddedPostgresError(
    'failed',
    `the embedded Postgres did not start on ${plan.dataDir} (more may be in ${plan.dataDir}.log): ${outcome}`,
  )
}
