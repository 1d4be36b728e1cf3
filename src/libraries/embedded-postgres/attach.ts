import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isCluster, readPassword } from './cluster.ts'
import { isAlive, readPostmaster, servesDirectory, type Postmaster } from './postmaster.ts'
import { DATABASE_USER } from './settings.ts'

/** How long a server that another process is just starting may take to recover. */
const START_LIMIT_MS = 60_000
const POLL_MS = 50

/**
 * Finds the server that another process of ours runs on a data directory. It ends with that process, so this is for
 * short work only.
 * @returns the address of the database; undefined where there is no server, or one that is about to end
 */
export async function attachToEmbedded(dataDir: string, database = 'bantin'): Promise<string | undefined> {
  const directory = path.resolve(dataDir)
  if (!isCluster(directory)) return undefined
  const real = fs.realpathSync(directory)
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const server = readPostmaster(real)
    if (server === undefined || isEnding(server) || !servesDirectory(server.pid, real)) return undefined
    if (server.status === 'ready' && server.port !== undefined) {
      return `postgres://${DATABASE_USER}:${readPassword(real)}@127.0.0.1:${server.port}/${database}`
    }
    if (Date.now() > deadline) return undefined
    await sleep(POLL_MS)
  }
}

/** Shutting down, or left by a starter that died: its watchdog ends it in a moment. */
function isEnding({ status, startedBy }: Postmaster): boolean {
  return status === 'stopping' || (startedBy !== undefined && !isAlive(startedBy))
}
