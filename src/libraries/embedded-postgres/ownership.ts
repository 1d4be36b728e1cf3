import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './error.ts'
import { isAlive, readPostmaster, servesDirectory, type Postmaster } from './postmaster.ts'

/** The limit of a shutdown: the last checkpoint writes all of shared_buffers. */
const shutdownLimitMs = 60_000
/** The time in which a watchdog notices the end of the process that started the server. */
const watchdogLimitMs = 2000
const pollMs = 20

/**
 * Waits until no server uses the data directory: it waits for a server that is shutting down, stops one whose starter and
 * watchdog have died, and throws for one in use.
 * @returns the process id of a stale lock file if another program has that id now; without it Postgres would take the
 * program for a server
 */
export async function waitUntilFree(dataDir: string): Promise<number | undefined> {
  const begun = performance.now()
  let interrupted = false
  for (;;) {
    const server = readPostmaster(dataDir)
    if (server === undefined || !isAlive(server.pid)) return undefined
    if (!servesDirectory(server.pid, dataDir)) return server.pid
    const waited = performance.now() - begun
    assertNotInUse(dataDir, server, waited)
    if (!interrupted && waited > watchdogLimitMs && server.status !== 'stopping') {
      interrupted = true
      interrupt(server.pid)
    }
    await sleep(pollMs)
  }
}

function assertNotInUse(dataDir: string, server: Postmaster, waited: number): void {
  if (server.status === 'stopping' && waited < shutdownLimitMs) return
  // The server records its command line just after it takes the lock; before that the file names the previous starter.
  if (server.status !== 'ready' && waited < watchdogLimitMs) return
  const abandoned = server.startedBy !== undefined && !isAlive(server.startedBy)
  if (abandoned && waited < shutdownLimitMs) return
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
      'or set BANTIN_DATA_DIR to a separate directory.',
  )
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It has ended, or another user owns it: the caller waits, and then reports who uses the directory.
  }
}
