import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './error.ts'
import { isAlive, readPostmaster, servesDirectory, type Postmaster } from './postmaster.ts'

/** How long a server that is shutting down may take: its last checkpoint writes all of shared_buffers. */
const SHUTDOWN_LIMIT_MS = 60_000
/** How long after the death of its starter a server's watchdog may take to notice. */
const WATCHDOG_LIMIT_MS = 2000
const POLL_MS = 20

/**
 * Waits until no server has the data directory: one that is shutting down is waited out, one whose starter
 * and watchdog died is stopped, and one that is in use makes an error. Returns the process id of a stale
 * lock file that now belongs to another program; Postgres must be told, or it takes it for a server.
 */
export async function waitUntilFree(dataDir: string): Promise<number | undefined> {
  const begun = Date.now()
  let interrupted = false
  for (;;) {
    const server = readPostmaster(dataDir)
    if (server === undefined || !isAlive(server.pid)) return undefined
    if (!servesDirectory(server.pid, dataDir)) return server.pid
    const waited = Date.now() - begun
    refuseServerInUse(dataDir, server, waited)
    if (!interrupted && waited > WATCHDOG_LIMIT_MS && server.status !== 'stopping') {
      interrupted = true
      interrupt(server.pid)
    }
    await sleep(POLL_MS)
  }
}

function refuseServerInUse(dataDir: string, server: Postmaster, waited: number): void {
  if (server.status === 'stopping' && waited < SHUTDOWN_LIMIT_MS) return
  // The command line is recorded a moment after the lock is taken; until then the starter is the last one.
  if (server.status !== 'ready' && waited < WATCHDOG_LIMIT_MS) return
  const abandoned = server.startedBy !== undefined && !isAlive(server.startedBy)
  if (abandoned && waited < SHUTDOWN_LIMIT_MS) return
  throw inUse(dataDir, server)
}

function inUse(dataDir: string, { pid, status, startedBy }: Postmaster): EmbeddedPostgresError {
  const owner = startedBy === process.pid ? 'this process' : `the Bantin process ${startedBy}`
  const origin = startedBy === undefined ? '' : `, started by ${owner}`
  const state = status === 'stopping' ? ', and has been shutting down for too long' : ''
  return new EmbeddedPostgresError(
    'in_use',
    `the data directory ${dataDir} is in use by the Postgres process ${pid}${origin}${state}. ` +
      `Stop ${startedBy === undefined ? 'that Postgres' : owner} first; ` +
      'or set DATABASE_URL, so that several processes share one database server; ' +
      'or set BANTIN_DATA_DIR to a directory of its own.',
  )
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Gone meanwhile, or not ours to stop: the caller goes on waiting and then says who has the directory.
  }
}
