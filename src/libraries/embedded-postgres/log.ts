import fs from 'node:fs'
import { explainFileError } from './error.ts'
import type { Launcher } from './launcher.ts'

/** The log of the server: it writes directly to a file, which outlives this process. */
interface ServerLog {
  descriptor: number
  /** The last bytes written since the log was opened. */
  tail(): string
  /** Closes the descriptor of this process; that of the server stays open. */
  close(): void
}

const rotateAtBytes = 1024 * 1024
const tailBytes = 4000

/** Opens `<dataDir>.log` for appending; a long log is first renamed to `.log.1`. */
export function openLog(dataDir: string, ids: Launcher['ids']): ServerLog {
  const file = `${dataDir}.log`
  try {
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > rotateAtBytes) fs.renameSync(file, `${file}.1`)
    const descriptor = fs.openSync(file, 'a+', 0o600)
    // Root opens it now; at the next start the user of the server may open it.
    if (ids.uid !== undefined && ids.gid !== undefined) fs.fchownSync(descriptor, ids.uid, ids.gid)
    const start = fs.fstatSync(descriptor).size
    return { descriptor, tail: () => readFrom(descriptor, start), close: () => fs.closeSync(descriptor) }
  } catch (error) {
    throw explainFileError(error, file)
  }
}

function readFrom(descriptor: number, start: number): string {
  const end = fs.fstatSync(descriptor).size
  const buffer = Buffer.alloc(Math.min(tailBytes, end - start))
  fs.readSync(descriptor, buffer, 0, buffer.length, end - buffer.length)
  return buffer.toString()
}
