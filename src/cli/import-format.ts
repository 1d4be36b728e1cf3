import { open } from 'node:fs/promises'
import { formatOfBeginning, importTypes, type ImportFormat } from '../features/exchange/imports/file-type.ts'
import { UsageError } from './command.ts'
import { readError } from './file-errors.ts'

/** Extensions of workbooks that are not read; the content may still be a format that is. */
const ambiguousEnding = /\.(?:xls|xlsm|ods)$/i

/** An encrypted workbook shows that it is encrypted only after its first blocks. */
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
 * The format of a file by its extension, or by its first bytes where the extension is ambiguous.
 * @throws UsageError for an unknown extension; Problem for a format that is not supported, with how to save the file
 */
export async function detectFormat(file: string): Promise<ImportFormat> {
  const formats = Object.keys(importTypes) as ImportFormat[]
  const format = formats.find((name) => file.toLowerCase().endsWith(`.${name}`))
  if (format !== undefined) return format
  if (ambiguousEnding.test(file)) return formatOfBeginning(await readHead(file))
  throw new UsageError(`the name of ${file} does not tell its format: give --format ${formats.join(' or ')}`)
}
