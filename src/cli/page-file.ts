import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { CommandError } from './command.ts'
import { readError } from './file-errors.ts'

/** Editors on Windows save UTF-16 with a byte order mark as "Unicode". */
const hasUtf16Mark = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xfe

/** A page names its encoding in its first kilobytes: in a meta element or in the declaration of XML. */
const declaredEncoding =
  /<meta[^>]{1,200}charset\s*=\s*["']?([a-z0-9_-]{3,20})|<\?xml[^>]{1,100}encoding=["']([a-z0-9_-]{3,20})/i

function encodingOf(bytes: Buffer): string {
  if (hasUtf16Mark(bytes)) return 'utf-16le'
  const match = declaredEncoding.exec(bytes.subarray(0, 4096).toString('latin1'))
  return match?.[1] ?? match?.[2] ?? 'utf-8'
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  }
}

/** The text of a file, or of standard input for `-`: in UTF-8, or in the encoding that a page names. */
export async function readText(file: string): Promise<string> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readBytes(file)
  try {
    return hasUtf16Mark(bytes) ? new TextDecoder('utf-16le', { fatal: true }).decode(bytes) : decode(bytes)
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
