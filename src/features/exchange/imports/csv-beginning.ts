import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { unreadableFile } from './unreadable-file.ts'
import { maxColumns } from './limits.ts'

/** The beginning of a CSV file, which shows its separator and its headers. */
export interface CsvBeginning {
  /** The separator of the cells. */
  separator: string
  /** The text that has been read; it contains the complete header. */
  text: string
  /** The number of its first line, from 1. */
  line: number
}

/** A longer header has a quote that is not closed; the reader reports that. */
const longestHeader = 1_048_576

const separators = [',', ';', '\t']

const quote = '"'

/** The most lines in which a separator is looked for: titles above a table may have none. */
const maxLinesBefore = 50

const hasSeparator = (line: string) => separators.some((separator) => line.includes(separator))

/**
 * The text outside quotes of the first line that has a separator, else of the first line that is not empty; undefined if
 * the text ends before.
 */
function bareHeader(text: string): string | undefined {
  const begin = /[^\r\n]/.exec(text)?.index ?? text.length
  let first: string | undefined
  let lines = 0
  let bare = ''
  let isQuoted = false
  for (let at = begin; at < text.length; at++) {
    const character = text[at]!
    if (character === quote) isQuoted = !isQuoted
    else if (!isQuoted && character === '\n') {
      first ??= bare
      lines += 1
      if (hasSeparator(bare)) return bare
      if (lines >= maxLinesBefore) return first
      bare = ''
    } else if (!isQuoted) bare += character
  }
  return undefined
}

/** The separator: the most frequent one outside quotes in the header. */
function separatorOf(bare: string): string {
  const counts = separators.map((separator) => bare.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))]!
}

const pageOfMarkup = () =>
  unreadableFile('is_markup', {
    en: 'This is a page of HTML or XML, though its name may end with .xls: open it in a spreadsheet program and save it as .xlsx or as "CSV UTF-8".',
    vi: 'Đây là trang HTML hoặc XML, dù tên tệp có thể là .xls: hãy mở bằng phần mềm bảng tính rồi lưu lại thành .xlsx hoặc "CSV UTF-8".',
  })

const crOnly = () =>
  unreadableFile('cr_only', {
    en: 'The lines end with a carriage return alone, as on old Macintoshes: save the file as "CSV UTF-8".',
    vi: 'Các dòng chỉ kết thúc bằng ký tự CR như trên máy Macintosh cũ: hãy lưu lại tệp dạng "CSV UTF-8".',
  })

/** A file without a header. */
export const emptyFile = () =>
  unreadableFile('empty_file', {
    en: 'The file is empty: its first line must name the columns.',
    vi: 'Tệp trống: dòng đầu phải là tên các cột.',
  })

/** The problem of a header with more columns than are read. */
export const tooManyColumns = () =>
  unreadableFile('too_many_columns', {
    en: `The header has more than ${maxColumns} columns: leave out those that are not needed.`,
    vi: `Dòng tiêu đề có hơn ${vietnameseNumber(maxColumns)} cột: hãy bỏ các cột không cần thiết.`,
  })

/** The line `sep=;`, in which spreadsheets name the separator. */
const separatorLine = /^"?sep=([^"\r\n])"?\r?(?:\n|$)/i

/**
 * Reads blocks of a text until its header is complete.
 * @throws Problem 422 for a file that is empty or has no line ends
 */
export async function readBeginning(blocks: AsyncIterator<{ text: string }>): Promise<CsvBeginning> {
  let text = ''
  let named: RegExpExecArray | null = null
  let bare: string | undefined
  let isOver = false
  while (!isOver && bare === undefined && text.length < longestHeader) {
    const next = await blocks.next()
    isOver = next.done === true
    if (!next.done) text += next.value.text
    named = separatorLine.exec(text)
    bare = bareHeader(text.slice(named?.[0].length ?? 0))
  }
  if (text === '') throw emptyFile()
  if (/^\s*</.test(text)) throw pageOfMarkup()
  const rest = text.slice(named?.[0].length ?? 0)
  // a file may end after its header
  const header = bare ?? bareHeader(rest + '\n'.repeat(maxLinesBefore)) ?? rest
  if (!text.includes('\n') && header.trim().includes('\r')) throw crOnly()
  const separator = named?.[1] ?? separatorOf(header)
  if (header.split(separator, maxColumns + 1).length > maxColumns) throw tooManyColumns()
  return { separator, text: rest, line: named === null ? 1 : 2 }
}
