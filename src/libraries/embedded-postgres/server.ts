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

/** The options of a server start. */
interface ServerOptions {
  binaries: Binaries
  launcher: Launcher
  dataDir: string
  port: number | undefined
  ephemeral: boolean
  /** Called when the process of the server has started, before it is ready. */
  onLaunched: (() => void) | undefined
}

/** A server that accepts connections. */
interface RunningServer {
  pid: number
  port: number
  dataDir: string
  process: WatchedServer
}

const readyPollMs = 10
const retryMs = 200
const retries = 50
const stopLimitMs = 60_000

/**
 * Starts Postgres on an initialised data directory and waits until it accepts connections, without a limit for recovery.
 * It retries after temporary failures: a port that another program took meanwhile, or remaining processes of a crashed
 * server.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const stale = await waitUntilFree(options.dataDir)
    const port = options.port ?? (await freePort())
    const outcome = await launch(options, port, stale)
    if (typeof outcome !== 'string') return outcome
    if (attempt >= retries || !isTemporary(outcome, options)) throw startFailure(outcome, options, port)
    await sleep(retryMs)
  }
}

/** Shuts the server down and waits for its end; a shutdown that hangs becomes an immediate one. */
export async function stopServer({ pid, dataDir, process: watched }: RunningServer): Promise<void> {
  const deadline = performance.now() + stopLimitMs
  watched.release()
  await Promise.race([watched.exited, sleep(stopLimitMs, undefined, { ref: false })])
  // If the watchdog was killed, the server may still be running.
  while (servesDirectory(pid, dataDir)) {
    if (performance.now() > deadline) return void process.kill(pid, 'SIGQUIT')
    await sleep(readyPollMs)
  }
}

async function launch(options: ServerOptions, port: number, stale?: number): Promise<RunningServer | string> {
  const { launcher, binaries, dataDir } = options
  const log = openLog(dataDir, launcher.ids)
  try {
    const name = newClusterName()
    const args = ['-D', dataDir, ...asArguments(requiredSettings(name, port, options.ephemeral))]
    // pg_ctl uses this variable to tell the server that the process with this id is no other server.
    const environment = stale === undefined ? {} : { PG_GRANDPARENT_PID: String(stale) }
    const watched = startWatched(launcher, binaries.postgres, args, log.descriptor, environment)
    options.onLaunched?.()
    while (!watched.hasExited()) {
      const server = readPostmaster(dataDir)
      // The name distinguishes it from a crashed server that wrote the same file.
      if (server?.status === 'ready' && server.clusterName === name) {
        return { pid: server.pid, port, dataDir, process: watched }
      }
      await sleep(readyPollMs)
    }
    return `${await watched.exited}\n${log.tail()}`
  } finally {
    log.close()
  }
}

const portTaken = /could not bind|Address already in use/
const lockTaken = /lock file .*postmaster\.pid.* (already exists|is empty)/
const stillEnding = /pre-existing shared memory block/

function isTemporary(outcome: string, options: ServerOptions): boolean {
  if (portTaken.test(outcome)) return options.port === undefined
  return lockTaken.test(outcome) || stillEnding.test(outcome)
}

function startFailure(outcome: string, options: ServerOptions, port: number): EmbeddedPostgresError {
  if (portTaken.test(outcome)) {
    return new EmbeddedPostgresError('port_taken', `port ${port} of 127.0.0.1 is taken by another program`)
  }
  return new EmbeddedPostgresError(
    'failed',
    `the embedded Postgres did not start on ${options.dataDir} (more may be in ${options.dataDir}.log): ${outcome}`,
  )
}
