import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isAlive } from '../../src/libraries/embedded-postgres/postmaster.ts'

const PREFIX = 'bantin-test-'
const MEMORY = '/dev/shm'
/** The server of the tests and a few more that tests start; a container's default is 64 MB. */
const ENOUGH_BYTES = 1024 ** 3

/** A directory for all that a run writes, in memory where there is enough; removes what killed runs left. */
export function makeScratch(): string {
  const parent = hasMemory() ? MEMORY : os.tmpdir()
  for (const name of fs.readdirSync(parent)) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10)
    if (name.startsWith(PREFIX) && pid > 0 && !isAlive(pid)) removeScratch(path.join(parent, name))
  }
  const directory = fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`))
  // Run by root, Postgres runs as nobody and has to pass.
  fs.chmodSync(directory, 0o755)
  return directory
}

/** Removes it, though a server that a test has just killed may still be writing. */
export function removeScratch(directory: string): void {
  fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

function hasMemory(): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    fs.accessSync(MEMORY, fs.constants.W_OK)
    return bavail * bsize > ENOUGH_BYTES
  } catch {
    return false
  }
}
