import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { CommandError } from './command.ts'
import { readError } from './file-errors.ts'

/** Editors on Windows save UTF-16 with a byte order mark as "Unicode". */
const hasUtf16Mark = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xfe

/** The text of a file, or of standard input for `-`. */
export async function readText(file: string): Promise<string> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readBytes(file)
  try {
    return new TextDecoder(hasUtf16Mark(bytes) ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CommandError(`${file} is not in UTF-8: save it in that encoding first`)
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw readError(file, error)
  }
}

/** Whether a page is HTML: by the extension of the file, otherwise by its first tag. */
export function isHtml(file: string, content: string): boolean {
  const extension = path.extname(file).toLowerCase()
  if (/^\.x?html?$/.test(extension)) return true
  if (/^\.(txt|text|md)$/.test(extension)) return false
  return /^\s*<(!doctype|!--|\?xml|[a-z][a-z0-9]*[\s>])/i.test(content)
}
