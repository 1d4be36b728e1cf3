import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished, pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { CommandError } from './command.ts'
import { writeError } from './file-errors.ts'

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Writes a file whole or not at all: beside its place first, and there when everything has come.
 * @throws CommandError where it did not come whole, or cannot be written
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

/** Writes to standard output. @throws CommandError where not everything came, or nobody reads on */
export async function writeToStdout(source: Readable): Promise<void> {
  try {
    source.pipe(process.stdout, { end: false })
    await Promise.race([finished(source), finished(process.stdout)])
  } catch (error) {
    throw new CommandError(`the output is not whole: ${messageOf(error)}`)
  }
}
