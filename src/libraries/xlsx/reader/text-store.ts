import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { XlsxError } from './xlsx-error.ts'

/** A list of texts that moves to disk when it is large, so that memory stays bounded. */
export interface TextStore {
  add(text: string): void
  get(at: number): string | undefined
  close(): void
}

/** More characters are stored on disk. */
const maxCharactersInMemory = 4 * 1_048_576
/** The offset of each text on disk takes 8 bytes of memory. */
const maxTexts = 8_000_000
const bufferBytes = 256 * 1024

/** Opens a file without a name: the system frees it when it is closed, even if the process is killed. */
function openUnlinkedFile(): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bantin-texts-'))
  const file = openSync(path.join(folder, 'texts'), 'wx+', 0o600)
  rmSync(folder, { recursive: true })
  return file
}

interface DiskTexts {
  add(text: string): void
  get(at: number): string | undefined
  close(): void
}

function diskTexts(): DiskTexts {
  const file = openUnlinkedFile()
  let ends = new Float64Array(1024)
  let count = 0
  let written = 0
  let waiting: Buffer[] = []
  let length = 0
  const flush = () => {
    if (length === 0) return
    const bytes = Buffer.concat(waiting)
    for (let done = 0; done < bytes.length;) {
      done += writeSync(file, bytes, done, bytes.length - done, written + done)
    }
    written += bytes.length
    waiting = []
    length = 0
  }
  return {
    add: (text) => {
      const bytes = Buffer.from(text, 'utf16le')
      waiting.push(bytes)
      length += bytes.length
      if (count === ends.length) {
        const larger = new Float64Array(count * 2)
        larger.set(ends)
        ends = larger
      }
      ends[count++] = written + length
      if (length >= bufferBytes) flush()
    },
    get: (at) => {
      if (at >= count) return undefined
      flush()
      const begin = at === 0 ? 0 : ends[at - 1]!
      const bytes = Buffer.allocUnsafe(ends[at]! - begin)
      for (let done = 0; done < bytes.length;) {
        const read = readSync(file, bytes, done, bytes.length - done, begin + done)
        if (read === 0) throw new Error('the file of texts is shorter than what was written')
        done += read
      }
      return bytes.toString('utf16le')
    },
    close: () => closeSync(file),
  }
}

/** Makes an empty store. @param maxCharacters more characters are stored on disk */
export function textStore(maxCharacters = maxCharactersInMemory): TextStore {
  let inMemory: string[] = []
  let characters = 0
  let count = 0
  let disk: DiskTexts | undefined
  return {
    add: (text) => {
      if (++count > maxTexts) throw new XlsxError({ code: 'too_many', what: 'texts' })
      if (disk !== undefined) return disk.add(text)
      inMemory.push(text)
      // an empty text takes memory as well
      characters += text.length + 8
      if (characters <= maxCharacters) return
      disk = diskTexts()
      for (const each of inMemory) disk.add(each)
      inMemory = []
    },
    get: (at) => (disk === undefined ? inMemory[at] : disk.get(at)),
    close: () => {
      disk?.close()
      disk = undefined
    },
  }
}
