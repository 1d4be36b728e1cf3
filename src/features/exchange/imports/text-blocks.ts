import { isUtf8 } from 'node:buffer'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { unreadableFile } from './unreadable-file.ts'
import { isOldWorkbook, isOpenDocument } from '../../../libraries/xlsx/reader/file-kind.ts'
import { assertXlsx, openDocument } from './xlsx/xlsx-problem.ts'

/** Some complete lines of a file. */
interface TextBlock {
  text: string
  /** The number of the first line, counted from 1. */
  line: number
}

/** The longest line in bytes; the longest post fits, even if every letter is escaped. */
const maxLineBytes = 4 * 1_048_576

const lf = 10

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

/** @throws Problem 422 for a file of another kind, which its first bytes show */
function assertText(head: Buffer): void {
  const isUtf16 =
    startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) || head.subarray(0, 200).includes(0)
  if (isOpenDocument(head)) throw openDocument()
  if (startsWith(head, 0x50, 0x4b, 3, 4)) {
    throw unreadableFile('is_workbook', {
      en: 'This is a workbook (.xlsx): send it with the Content-Type of workbooks, or save it as "CSV UTF-8".',
      vi: 'Đây là tệp Excel (.xlsx): hãy gửi với Content-Type của Excel, hoặc lưu thành "CSV UTF-8".',
    })
  }
  if (isOldWorkbook(head)) assertXlsx(head)
  if (isUtf16) {
    throw unreadableFile('is_utf16', {
      en: 'The file is in UTF-16, or is no text: save it as UTF-8 (in Excel: "CSV UTF-8"; in Notepad: encoding UTF-8).',
      vi: 'Tệp ở mã UTF-16 hoặc không phải văn bản: hãy lưu lại bằng UTF-8 (Excel: "CSV UTF-8"; Notepad: mã hóa UTF-8).',
    })
  }
}

const notUtf8 = (line: number) =>
  unreadableFile(
    'not_utf8',
    {
      en: 'The text is not in UTF-8 but in an older code page such as Latin-1 or Windows-1258: save it as UTF-8 (in Excel: "CSV UTF-8") and send it again.',
      vi: 'Văn bản không ở mã UTF-8 mà ở bảng mã cũ như Latin-1, Windows-1258 hay TCVN3: hãy lưu lại bằng UTF-8 (Excel: "CSV UTF-8") rồi gửi lại.',
    },
    line,
  )

const tooLong = (line: number) =>
  unreadableFile(
    'line_too_long',
    {
      en: `The line is longer than ${maxLineBytes} bytes. Lines must end with a line feed (\\n).`,
      vi: `Dòng dài quá ${vietnameseNumber(maxLineBytes)} byte. Mỗi dòng phải kết thúc bằng ký tự xuống dòng (\\n).`,
    },
    line,
  )

function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(lf); at !== -1; at = bytes.indexOf(lf, at + 1)) count++
  return count
}

/** The first line that is not UTF-8, counted from the first of these lines. */
function lineOfInvalidText(bytes: Buffer): number {
  let line = 0
  let begin = 0
  for (let at = bytes.indexOf(lf); at !== -1; at = bytes.indexOf(lf, begin)) {
    if (!isUtf8(bytes.subarray(begin, at))) return line
    begin = at + 1
    line++
  }
  return line
}

/**
 * Yields the bytes of a file as long as its lines are not too long, so that a file that cannot be read is not stored.
 * @throws Problem 422 for a line that does not end
 */
export async function* assertLineLengths(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let line = 1
  let length = 0
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lf)
    length = end === -1 ? length + chunk.length : chunk.length - end - 1
    line += countLines(chunk)
    if (length > maxLineBytes) throw tooLong(line)
    yield chunk
  }
}

const withoutMark = (bytes: Buffer) => (startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes)

/**
 * The text of a file in UTF-8, in blocks of complete lines, without the byte order mark. Only a block and the longest line
 * are in memory.
 * @throws Problem 422 for text in another encoding and for a line that does not end
 */
export async function* textBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextBlock> {
  let line = 1
  let rest: Buffer[] = []
  let restLength = 0
  let isFirst = true
  const blockOf = (bytes: Buffer): TextBlock => {
    let text = bytes
    if (isFirst) {
      assertText(bytes)
      text = withoutMark(bytes)
      isFirst = false
    }
    if (!isUtf8(text)) throw notUtf8(line + lineOfInvalidText(text))
    const block = { text: text.toString('utf8'), line }
    line += countLines(text)
    return block
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const end = bytes.lastIndexOf(lf) + 1
    if (end > 0) {
      yield blockOf(Buffer.concat([...rest, bytes.subarray(0, end)]))
      rest = []
      restLength = 0
    }
    rest.push(bytes.subarray(end))
    restLength += bytes.length - end
    if (isFirst && restLength >= 4) assertText(Buffer.concat(rest))
    if (restLength > maxLineBytes) throw tooLong(line)
  }
  if (restLength > 0) yield blockOf(Buffer.concat(rest))
}
