import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isAlive } from '../../src/libraries/embedded-postgres/postmaster.ts'

const PREFIX = 'bantin-test-'
const MEMORY = '/dev/shm'
/** Enough for the test server and the servers that tests start; the default of a container is 64 MB. */
const MIN_FREE_BYTES = 1024 ** 3

/** Creates a directory for all files of a run, in memory if there is enough; removes directories of killed runs. */
export function createScratch(): string {
  const parent = hasSharedMemory() ? MEMORY : os.tmpdir()
  for (const name of fs.readdirSync(parent)) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10)
    if (name.startsWith(PREFIX) && pid > 0 && !isAlive(pid)) removeScratch(path.join(parent, name))
  }
  const directory = fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`))
  // when root runs the tests, Postgres runs as nobody and needs access
  fs.chmodSync(directory, 0o755)
  return directory
}

/** Removes the directory, with retries since a killed server may still be writing. */
export function removeScratch(directory: string): void {
  fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    fs.accessSync(MEMORY, fs.constants.W_OK)
    return bavail * bsize > MIN_FREE_BYTES
  } catch {
    return false
  }
}
