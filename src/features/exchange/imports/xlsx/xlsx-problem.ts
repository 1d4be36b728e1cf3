import type { Bilingual, Problem } from '../../../../platform/http/problems.ts'
import { assertWorkbook } from '../../../../libraries/xlsx/reader/file-kind.ts'
import { XlsxError, type XlsxErrorReason } from '../../../../libraries/xlsx/reader/xlsx-error.ts'
import { unreadableFile } from '../unreadable-file.ts'

type ReasonOf<Code extends XlsxErrorReason['code']> = Extract<XlsxErrorReason, { code: Code }>

/** The 422 for a sheet without cells. */
export const emptySheet = () =>
  unreadableFile('empty_file', {
    en: 'The sheet is empty: its first row must name the columns.',
    vi: 'Trang tính trống: dòng đầu phải là tên các cột.',
  })

const overlappingRanges = ({ range, other }: ReasonOf<'overlapping_ranges'>) =>
  unreadableFile('overlapping_ranges', {
    en: `The merged cells ${range} and ${other} overlap, as cells of no sheet do: open the workbook in a spreadsheet program, unmerge them and save it.`,
    vi: `Hai vùng ô gộp ${range} và ${other} chồng lên nhau, điều không có trong bảng tính: hãy mở tệp bằng phần mềm bảng tính, bỏ gộp ô rồi lưu lại.`,
  })

const notAWorkbook = () =>
  unreadableFile('not_a_workbook', {
    en: 'This is no workbook (.xlsx): send text as text/csv or application/x-ndjson, or save the sheet as .xlsx.',
    vi: 'Đây không phải tệp Excel (.xlsx): hãy gửi văn bản với kiểu text/csv hoặc application/x-ndjson, hoặc lưu bảng tính thành .xlsx.',
  })

const oldWorkbook = () =>
  unreadableFile('is_old_workbook', {
    en: 'This is a workbook of the old kind (.xls): save it as .xlsx or as "CSV UTF-8".',
    vi: 'Đây là tệp Excel kiểu cũ (.xls): hãy lưu lại thành .xlsx hoặc "CSV UTF-8".',
  })

/** The 422 for an OpenDocument file. */
export const openDocument = (): Problem =>
  unreadableFile('is_open_document', {
    en: 'This is an OpenDocument file (.ods), which is not read: save it as .xlsx (File, Save As) or as "CSV UTF-8".',
    vi: 'Đây là tệp OpenDocument (.ods), không đọc được: hãy lưu lại thành .xlsx (Tệp, Lưu thành) hoặc "CSV UTF-8".',
  })

const lockedWorkbook = () =>
  unreadableFile('is_encrypted', {
    en: 'The workbook is locked by a password: take the password away (File, Info, Protect Workbook) and send it again.',
    vi: 'Tệp Excel có mật khẩu: hãy bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại.',
  })

const unpacksTooLarge = () =>
  unreadableFile('unpacks_too_large', {
    en: 'The workbook unpacks to far more than its size: it is damaged, or made to do harm. Save the sheet as "CSV UTF-8" and send that.',
    vi: 'Tệp Excel giải nén ra lớn hơn kích thước rất nhiều: tệp bị hỏng hoặc cố ý gây hại. Hãy lưu trang tính thành "CSV UTF-8" rồi gửi.',
  })

const rowTooLong = () =>
  unreadableFile('line_too_long', {
    en: 'A row or a text of the workbook is longer than 16 MiB.',
    vi: 'Một dòng hoặc một đoạn văn bản của tệp Excel dài quá 16 MiB.',
  })

const limited: Record<ReasonOf<'too_many'>['what'] | 'columns', Bilingual> = {
  parts: { en: 'parts', vi: 'thành phần' },
  texts: { en: 'texts', vi: 'đoạn văn bản' },
  merged_cells: { en: 'merged cells', vi: 'ô bị gộp' },
  attributes: { en: 'attributes of an element', vi: 'thuộc tính của một phần tử' },
  columns: { en: 'columns', vi: 'cột' },
}

/** The 422 for a workbook that has more of something than is read. */
export function tooMany(what: keyof typeof limited): Problem {
  const { en, vi } = limited[what]
  return unreadableFile('too_much', {
    en: `The workbook has too many ${en}: save the sheet as "CSV UTF-8" and send that.`,
    vi: `Tệp Excel có quá nhiều ${vi}: hãy lưu trang tính thành "CSV UTF-8" rồi gửi.`,
  })
}

function unknownSheet({ name, names }: ReasonOf<'unknown_sheet'>): Problem {
  const list = names
    .slice(0, 20)
    .map((each) => `"${each}"`)
    .join(', ')
  return unreadableFile('unknown_sheet', {
    en: `There is no sheet "${name}". There are: ${list}.`,
    vi: `Không có trang tính "${name}". Các trang tính: ${list}.`,
  })
}

/** Exports continue in a further sheet when one is full. */
function severalSheets({ first, second }: ReasonOf<'several_sheets'>): Problem {
  const ask = [first, second].map((name) => `sheet=${encodeURIComponent(name)}`)
  return unreadableFile('several_sheets', {
    en: `The table goes on in the sheet "${second}", and one sheet is read at a time: send the file once with ${ask[0]} and once with ${ask[1]}, and so on.`,
    vi: `Bảng còn tiếp ở trang tính "${second}", mà mỗi lần chỉ đọc một trang: hãy gửi tệp một lần với ${ask[0]}, một lần với ${ask[1]}, v.v.`,
  })
}

const mergedHeader = ({ range, line }: ReasonOf<'merged_header'>) =>
  unreadableFile(
    'merged_header',
    {
      en: `Cells of the header are merged (${range}): unmerge them, and give each column one head in this row.`,
      vi: `Tiêu đề có ô bị gộp (${range}): hãy bỏ gộp ô và ghi mỗi cột một tên trong dòng này.`,
    },
    line,
  )

type Damage = ReasonOf<
  | 'invalid_archive'
  | 'other_archive'
  | 'duplicate_part'
  | 'missing_part'
  | 'invalid_xml'
  | 'no_sheets'
  | 'missing_sheet'
  | 'missing_text'
  | 'invalid_cell_name'
  | 'column_out_of_range'
  | 'row_out_of_order'
  | 'cell_out_of_order'
>

/** What is damaged, in a few words for a person who looks into the file itself. */
function damageOf(damage: Damage): Bilingual {
  switch (damage.code) {
    case 'invalid_archive':
      return { en: damage.message, vi: 'không giải nén được' }
    case 'other_archive':
      return { en: 'it is an archive of another kind', vi: 'tệp nén thuộc loại khác' }
    case 'duplicate_part':
      return { en: `${damage.name} is there twice`, vi: `${damage.name} có hai lần` }
    case 'missing_part':
      return { en: `it has no ${damage.name}`, vi: `thiếu ${damage.name}` }
    case 'invalid_xml':
      return { en: `its XML cannot be read: ${damage.message}`, vi: 'không đọc được XML bên trong' }
    case 'no_sheets':
      return { en: 'it has no sheets', vi: 'không có trang tính' }
    case 'missing_sheet':
      return { en: 'its sheet is not there', vi: 'thiếu trang tính' }
    case 'missing_text':
      return { en: `its text ${damage.index} is not there`, vi: `thiếu văn bản số ${damage.index}` }
    case 'invalid_cell_name':
      return { en: `${damage.name} is no cell`, vi: `${damage.name} không phải tên ô` }
    case 'column_out_of_range':
      return { en: `${damage.name} is beyond the last column`, vi: `${damage.name} nằm sau cột cuối cùng` }
    case 'row_out_of_order':
      return { en: `its row ${damage.name} is out of order`, vi: `dòng ${damage.name} không đúng thứ tự` }
    case 'cell_out_of_order':
      return { en: `its cell ${damage.name} is out of order`, vi: `ô ${damage.name} không đúng thứ tự` }
  }
}

function damagedWorkbook(damage: Damage): Problem {
  const { en, vi } = damageOf(damage)
  return unreadableFile('broken_workbook', {
    en: `The workbook is damaged (${en}): open it in a spreadsheet program, save it as .xlsx and send it again.`,
    vi: `Tệp Excel bị hỏng (${vi}): hãy mở bằng phần mềm bảng tính, lưu lại thành .xlsx rồi gửi lại.`,
  })
}

/** The 422 for a workbook that cannot be read. */
function problemOf(reason: XlsxErrorReason): Problem {
  switch (reason.code) {
    case 'not_a_workbook':
      return notAWorkbook()
    case 'old_workbook':
      return oldWorkbook()
    case 'open_document':
      return openDocument()
    case 'encrypted':
      return lockedWorkbook()
    case 'unpacks_too_large':
      return unpacksTooLarge()
    case 'row_too_long':
      return rowTooLong()
    case 'too_many':
      return tooMany(reason.what)
    case 'unknown_sheet':
      return unknownSheet(reason)
    case 'several_sheets':
      return severalSheets(reason)
    case 'merged_header':
      return mergedHeader(reason)
    case 'overlapping_ranges':
      return overlappingRanges(reason)
    default:
      return damagedWorkbook(reason)
  }
}

/** An error of the reader as a 422 that says how to correct the file; any other error stays as it is. */
export const toXlsxProblem = (error: unknown): unknown =>
  error instanceof XlsxError ? problemOf(error.reason) : error

/** Checks by the first bytes of a file that it is a workbook. @throws Problem 422 for a file of another kind */
export function assertXlsx(head: Buffer): void {
  try {
    assertWorkbook(head)
  } catch (error) {
    throw toXlsxProblem(error)
  }
}
