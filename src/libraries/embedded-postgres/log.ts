import fs from 'node:fs'
import { explainFileError } from './error.ts'
import type { Launcher } from './launcher.ts'

/** The server's messages; they go straight to a file, so that they outlive this process. */
export interface ServerLog {
  descriptor: number
  /** What was written since it was opened, the last few thousand bytes of it. */
  tail(): string
  /** Closes our side; the server keeps its own. */
  close(): void
}

const ROTATE_AT_BYTES = 1024 * 1024
const TAIL_BYTES = 4000

/** Opens `<dataDir>.log` to append to; a long one is kept as `.log.1` and begun anew. */
export function openLog(dataDir: string, ids: Launcher['ids']): ServerLog {
  const file = `${dataDir}.log`
  try {
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > ROTATE_AT_BYTES) fs.renameSync(file, `${file}.1`)
    const descriptor = fs.openSync(file, 'a+', 0o600)
    // Opened by root now, by the server's own user perhaps at the next start.
    if (ids.uid !== undefined && ids.gid !== undefined) fs.fchownSync(descriptor, ids.uid, ids.gid)
    const start = fs.fstatSync(descriptor).size
    return { descriptor, tail: () => readFrom(descriptor, start), close: () => fs.closeSync(descriptor) }
  } catch (error) {
    throw explainFileError(error, file)
  }
}

function readFrom(descriptor: number, start: number): string {
  const end = fs.fstatSync(descriptor).size
  const buffer = Buffer.alloc(Math.min(TAIL_BYTES, end - start))
  fs.readSync(descriptor, buffer, 0, buffer.length, end - buffer.length)
  return buffer.toString()
}
