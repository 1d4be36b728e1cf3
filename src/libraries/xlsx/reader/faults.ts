import type { Bilingual, Problem } from '../../../platform/http/problems.ts'
import { unreadableFile } from '../../../features/exchange/imports/fault.ts'

export const emptySheet = (): Problem =>
  unreadableFile('empty_file', {
    en: 'The sheet is empty: its first row must name the columns.',
    vi: 'Trang tính trống: dòng đầu phải là tên các cột.',
  })

export const overlappingRanges = (range: string, other: string): Problem =>
  unreadableFile('overlapping_ranges', {
    en: `The merged cells ${range} and ${other} overlap, as cells of no sheet do: open the workbook in a spreadsheet program, unmerge them and save it.`,
    vi: `Hai vùng ô gộp ${range} và ${other} chồng lên nhau, điều không có trong bảng tính: hãy mở tệp bằng phần mềm bảng tính, bỏ gộp ô rồi lưu lại.`,
  })

/** A file that is no archive at all, whatever its name. */
export const notAWorkbook = (): Problem =>
  unreadableFile('not_a_workbook', {
    en: 'This is no workbook (.xlsx): send text as text/csv or application/x-ndjson, or save the sheet as .xlsx.',
    vi: 'Đây không phải tệp Excel (.xlsx): hãy gửi văn bản với kiểu text/csv hoặc application/x-ndjson, hoặc lưu bảng tính thành .xlsx.',
  })

export const oldWorkbook = (): Problem =>
  unreadableFile('is_old_workbook', {
    en: 'This is a workbook of the old kind (.xls): save it as .xlsx or as "CSV UTF-8".',
    vi: 'Đây là tệp Excel kiểu cũ (.xls): hãy lưu lại thành .xlsx hoặc "CSV UTF-8".',
  })

export const openDocument = (): Problem =>
  unreadableFile('is_open_document', {
    en: 'This is an OpenDocument file (.ods), which is not read: save it as .xlsx (File, Save As) or as "CSV UTF-8".',
    vi: 'Đây là tệp OpenDocument (.ods), không đọc được: hãy lưu lại thành .xlsx (Tệp, Lưu thành) hoặc "CSV UTF-8".',
  })

export const pageOfMarkup = (): Problem =>
  unreadableFile('is_markup', {
    en: 'This is a page of HTML or XML, though its name may end with .xls: open it in a spreadsheet program and save it as .xlsx or as "CSV UTF-8".',
    vi: 'Đây là trang HTML hoặc XML, dù tên tệp có thể là .xls: hãy mở bằng phần mềm bảng tính rồi lưu lại thành .xlsx hoặc "CSV UTF-8".',
  })

export const lockedWorkbook = (): Problem =>
  unreadableFile('is_encrypted', {
    en: 'The workbook is locked by a password: take the password away (File, Info, Protect Workbook) and send it again.',
    vi: 'Tệp Excel có mật khẩu: hãy bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại.',
  })

/** @param what is wrong with it, in a few words for a person who looks into the file itself */
export const brokenWorkbook = (what: Bilingual): Problem =>
  unreadableFile('broken_workbook', {
    en: `The workbook is damaged (${what.en}): open it in a spreadsheet program, save it as .xlsx and send it again.`,
    vi: `Tệp Excel bị hỏng (${what.vi}): hãy mở bằng phần mềm bảng tính, lưu lại thành .xlsx rồi gửi lại.`,
  })

export const unpacksTooLarge = (): Problem =>
  unreadableFile('unpacks_too_large', {
    en: 'The workbook unpacks to far more than its size: it is damaged, or made to do harm. Save the sheet as "CSV UTF-8" and send that.',
    vi: 'Tệp Excel giải nén ra lớn hơn kích thước rất nhiều: tệp bị hỏng hoặc cố ý gây hại. Hãy lưu trang tính thành "CSV UTF-8" rồi gửi.',
  })

export const tooLongRow = (): Problem =>
  unreadableFile('line_too_long', {
    en: 'A row or a text of the workbook is longer than 16 MiB.',
    vi: 'Một dòng hoặc một đoạn văn bản của tệp Excel dài quá 16 MiB.',
  })

export const tooMuch = (what: { en: string; vi: string }): Problem =>
  unreadableFile('too_much', {
    en: `The workbook has too many ${what.en}: save the sheet as "CSV UTF-8" and send that.`,
    vi: `Tệp Excel có quá nhiều ${what.vi}: hãy lưu trang tính thành "CSV UTF-8" rồi gửi.`,
  })

export function unknownSheet(name: string, known: readonly string[]): Problem {
  const names = known
    .slice(0, 20)
    .map((each) => `"${each}"`)
    .join(', ')
  return unreadableFile('unknown_sheet', {
    en: `There is no sheet "${name}". There are: ${names}.`,
    vi: `Không có trang tính "${name}". Các trang tính: ${names}.`,
  })
}

/** Exports go on in a further sheet where one is full. */
export const severalSheets = (first: string, second: string): Problem => {
  const ask = [first, second].map((name) => `sheet=${encodeURIComponent(name)}`)
  return unreadableFile('several_sheets', {
    en: `The table goes on in the sheet "${second}", and one sheet is read at a time: send the file once with ${ask[0]} and once with ${ask[1]}, and so on.`,
    vi: `Bảng còn tiếp ở trang tính "${second}", mà mỗi lần chỉ đọc một trang: hãy gửi tệp một lần với ${ask[0]}, một lần với ${ask[1]}, v.v.`,
  })
}

export const mergedHeader = (range: string, line: number): Problem =>
  unreadableFile(
    'merged_header',
    {
      en: `Cells of the header are merged (${range}): unmerge them, and give each column one head in this row.`,
      vi: `Tiêu đề có ô bị gộp (${range}): hãy bỏ gộp ô và ghi mỗi cột một tên trong dòng này.`,
    },
    line,
  )
