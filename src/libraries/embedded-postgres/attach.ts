import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isCluster, readPassword } from './cluster.ts'
import { isAlive, readPostmaster, servesDirectory, type Postmaster } from './postmaster.ts'
import { databaseUser } from './settings.ts'

/** The limit for the recovery of a server that another process is starting. */
const startLimitMs = 60_000
const pollMs = 50

/**
 * Finds the server that another process runs on a data directory. The server ends with that process, so that this is for
 * short work only.
 * @returns the URL of the database; undefined if there is no server, or if it is ending
 */
export async function attachToEmbedded(dataDir: string, database = 'bantin'): Promise<string | undefined> {
  const directory = path.resolve(dataDir)
  if (!isCluster(directory)) return undefined
  const real = fs.realpathSync(directory)
  const deadline = performance.now() + startLimitMs
  for (;;) {
    const server = readPostmaster(real)
    if (server === undefined || isEnding(server) || !servesDirectory(server.pid, real)) return undefined
    if (server.status === 'ready' && server.port !== undefined) {
      return `postgres://${databaseUser}:${readPassword(real)}@127.0.0.1:${server.port}/${database}`
    }
    if (performance.now() > deadline) return undefined
    await sleep(pollMs)
  }
}

/** Whether a server is shutting down, or its starter has died, so that the watchdog ends it soon. */
function isEnding({ status, startedBy }: Postmaster): boolean {
  return status === 'stopping' || (startedBy !== undefined && !isAlive(startedBy))
}
