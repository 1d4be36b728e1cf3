import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { CommandError } from './command.ts'
import { readError } from './file-errors.ts'
import { fontDecoder } from '../libraries/vietnamese/font-codes.ts'

/** A text in another encoding has fewer signs that look like tones behind vowels. */
const minTones = 5

/** A page names its encoding in its first kilobytes: in a meta element or in the declaration of XML. */
const declaredEncoding =
  /<meta[^>]{1,200}charset\s*=\s*["']?([a-z0-9_-]{3,20})|<\?xml[^>]{1,100}encoding=["']([a-z0-9_-]{3,20})/i

/** Editors on Windows save UTF-16 with a byte order mark as "Unicode"; without one, each second byte of markup is zero. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le'
  return bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0 ? 'utf-16be' : null
}

function decode(bytes: Buffer): string {
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return textIn(utf16, bytes)
  try {
    return textIn('utf-8', bytes)
  } catch {
    const match = declaredEncoding.exec(bytes.subarray(0, 4096).toString('latin1'))
    const encoding = match?.[1] ?? match?.[2]
    return encoding === undefined ? undeclared(bytes) : textIn(encoding, bytes)
  }
}

const textIn = (encoding: string, bytes: Buffer): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes)

/**
 * The text of a file that does not name its encoding, as files of the nineties: in a code of old fonts, or in Windows-1258,
 * whose tones stand behind their vowels.
 * @throws RangeError if it is in neither
 */
function undeclared(bytes: Buffer): string {
  const western = textIn('windows-1252', bytes)
  if (fontDecoder(western.split(/\r?\n/)) !== null) return western
  const vietnamese = textIn('windows-1258', bytes)
  const tones = vietnamese.match(/\p{M}/gu)?.length ?? 0
  const behindVowels = vietnamese.match(/[aeiouyăâêôơư]\p{M}/giu)?.length ?? 0
  if (tones < minTones || behindVowels < tones) throw new RangeError('no known encoding')
  return vietnamese.normalize('NFC')
}

/**
 * The text of a file, or of standard input for `-`: in UTF-8, in UTF-16, in the encoding that a page names, or in one of old
 * Vietnamese files.
 */
export async function readText(file: string): Promise<string> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readBytes(file)
  try {
    return decode(bytes)
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
