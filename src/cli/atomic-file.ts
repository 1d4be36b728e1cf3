import { createWriteStream, realpathSync, rmSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { CommandError } from './command.ts'
import { outputError, writeError } from './file-errors.ts'

/** How a file is written. */
interface AtomicFileOptions {
  /** Its permissions; those of the shell by default. */
  mode?: number
  /** Whether an existing file is replaced; true by default. */
  replace?: boolean
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Removes a file if a signal ends the process. @returns a function that stops this */
function removeOnSignal(file: string): () => void {
  const remove = (signal: NodeJS.Signals) => {
    rmSync(file, { force: true })
    stop()
    // without the listener the signal ends the process as usual
    process.kill(process.pid, signal)
  }
  const stop = () => {
    for (const signal of endingSignals) process.off(signal, remove)
  }
  for (const signal of endingSignals) process.on(signal, remove)
  return stop
}

/** @throws CommandError if something exists that must not be replaced: a file without `replace`, and always anything else */
export async function assertReplaceable(file: string, replace: boolean): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) return
  // the new file would take the place of a device such as /dev/null for all programs
  if (!found.isFile())
    throw new CommandError(`${file} is a directory, a device or a pipe: give the name of a file`)
  if (!replace) throw new CommandError(`${file} exists already: give another name, or --force to replace it`)
}

/** The file that a link leads to, so that the link stays: /dev/stdout is one. */
function withoutLinks(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** Makes the name of a new file survive a power cut, where the file system can do that. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory).catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/**
 * Writes a file completely or not at all: to a temporary file, which is renamed when the source has ended. A signal that
 * ends the process removes it.
 * @throws CommandError when the source fails or the file cannot be written
 */
export async function writeFileAtomically(
  source: Readable,
  file: string,
  { mode = 0o666, replace = true }: AtomicFileOptions = {},
): Promise<void> {
  // no await before the pipeline, which handles an error of the source
  const target = withoutLinks(file)
  const temporary = `${target}.${process.pid}.part`
  const stopRemoving = removeOnSignal(temporary)
  try {
    await pipeline(source, createWriteStream(temporary, { flags: 'wx', flush: true, mode }))
    await assertReplaceable(file, replace)
    await rename(temporary, target)
    await syncDirectory(path.dirname(target))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error instanceof CommandError ? error : writeError(file, error)
  } finally {
    stopRemoving()
  }
}

/** Writes to standard output. @throws CommandError when the source fails, the disk is full or the reader ends */
export async function writeToStdout(source: Readable): Promise<void> {
  // unlike a list of lines, a file is of no use in part: the end of its reader is a failure
  process.stdout.removeAllListeners('error')
  try {
    source.pipe(process.stdout, { end: false })
    await Promise.race([finished(source), finished(process.stdout)])
  } catch (error) {
    throw outputError(error)
  }
}
