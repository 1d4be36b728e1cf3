import { stat } from 'node:fs/promises'
import { CommandError } from './command.ts'

const readReasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is no directory',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
}

const writeReasons: Record<string, string> = {
  ENOENT: 'its directory is not there',
  ENOTDIR: 'a part of its path is no directory',
  EISDIR: 'there is a directory of this name',
  EACCES: 'this user may not write there',
  EROFS: 'the disk cannot be written to',
  ENOSPC: 'the disk is full',
  EPIPE: 'the program that reads it has ended',
}

function reasonOf(error: unknown, known: Record<string, string>): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return known[code] ?? (error instanceof Error ? error.message : String(error))
}

/** The error for a file or folder that cannot be read. */
export const readError = (file: string, error: unknown): CommandError =>
  new CommandError(`${file} cannot be read: ${reasonOf(error, readReasons)}`)

/** The error for a file that cannot be written. */
export const writeError = (file: string, error: unknown): CommandError =>
  new CommandError(`${file} was not written: ${reasonOf(error, writeReasons)}`)

/** The error for standard output that was written in part. */
export const outputError = (error: unknown): CommandError =>
  new CommandError(`the output is not whole: ${reasonOf(error, writeReasons)}`)

/** The size of a file in bytes. @throws CommandError when it is not a readable file */
export async function fileSize(file: string): Promise<number> {
  const stats = await stat(file).catch((error: unknown) => {
    throw readError(file, error)
  })
  if (stats.isDirectory()) throw new CommandError(`${file} cannot be read: ${readReasons['EISDIR']}`)
  return stats.size
}
