import { open } from 'node:fs/promises'
import { formatOfBeginning, importTypes, type ImportFormat } from '../features/exchange/imports/file-type.ts'
import { UsageError } from './command.ts'
import { readError } from './file-errors.ts'

/** Names under which other programs save tables of every kind. */
const ambiguousEnding = /\.(?:xls|xlsm|ods)$/i

/** A file that is locked says so after its first blocks. */
const headBytes = 65_536

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    throw readError(file, error)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * The format of a file by its name, or by how it begins where the name does not tell.
 * @throws UsageError for a name that says nothing; Problem for a kind that is not read, with how to save it
 */
export async function detectFormat(file: string): Promise<ImportFormat> {
  const known = Object.keys(importTypes) as ImportFormat[]
  const named = known.find((format) => file.toLowerCase().endsWith(`.${format}`))
  if (named !== undefined) return named
  if (ambiguousEnding.test(file)) return formatOfBeginning(await readHead(file))
  throw new UsageError(`the name of ${file} does not tell its format: give --format ${known.join(' or ')}`)
}
