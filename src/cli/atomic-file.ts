import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished, pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { CommandError } from './command.ts'
import { writeError } from './file-errors.ts'

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Writes a file completely or not at all: to a temporary file, which is renamed when the source has ended.
 * @throws CommandError when the source fails or the file cannot be written
 */
export async function writeFileAtomically(source: Readable, file: string): Promise<void> {
  const temporary = `${file}.${process.pid}.part`
  try {
    await pipeline(source, createWriteStream(temporary, { flags: 'wx', flush: true }))
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error instanceof CommandError ? error : writeError(file, error)
  }
}

/** Writes to standard output. @throws CommandError when the source fails or the reader closes the pipe */
export async function writeToStdout(source: Readable): Promise<void> {
  try {
    source.pipe(process.stdout, { end: false })
    await Promise.race([finished(source), finished(process.stdout)])
  } catch (error) {
    throw new CommandError(`the output is not whole: ${messageOf(error)}`)
  }
}
