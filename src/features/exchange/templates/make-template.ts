import { workbookOfSheets, type SmallSheet } from '../../../libraries/xlsx/writer/workbook-of-sheets.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { columnWidth } from '../column-width.ts'
import type { CellKind } from '../imports/known-columns.ts'
import { templateColumns, type TemplateColumn } from './template-columns.ts'

const names = { data: 'Nhập liệu', notes: 'Hướng dẫn', lists: 'Danh mục' }

/** How cells of a kind are written. */
const written: Record<CellKind, string> = {
  text: 'Văn bản',
  number: 'Số, phần thập phân sau dấu phẩy',
  integer: 'Số nguyên',
  boolean: 'có hoặc không',
  day: 'Ngày, dạng 31/12/2020',
  moment: 'Ngày giờ, dạng 31/12/2020 08:30; hoặc ngày',
  end: 'Ngày giờ, dạng 31/12/2020 08:30; hoặc ngày (đến hết ngày đó)',
  birth: 'Ngày, dạng 31/12/1980; tháng và năm 12/1980; hoặc năm 1980',
  json: 'Danh sách dạng JSON, ví dụ [1, 2]',
}

function noteOf({ head, name, kind, isRequired, words }: TemplateColumn, takesYears: boolean): string[] {
  const isBirth = takesYears && (name === 'birth_date' || name === 'birth_year')
  const how = words.length > 0 ? `Chọn: ${words.join('; ')}` : written[isBirth ? 'birth' : kind]
  return [head, isRequired ? 'Bắt buộc' : '', how, name]
}

/** The notes on the columns. */
const notesSheet = (columns: readonly TemplateColumn[]): SmallSheet => {
  const takesYears = columns.some(({ name }) => name === 'birth_year')
  return {
    name: names.notes,
    headers: ['Cột', 'Bắt buộc', 'Cách ghi', 'Tên trường'],
    widths: [30, 10, 40, 24],
    isWrapped: true,
    rows: [
      ...columns.map((column) => noteOf(column, takesYears)),
      [],
      [`Dòng 2 của trang "${names.data}" là ví dụ: hãy ghi đè hoặc xóa trước khi gửi tệp.`],
      ['Cột nào không dùng có thể xóa; có thể thêm dòng tiêu đề phía trên, cột STT, cột Ghi chú.'],
    ],
  }
}

/** The empty sheet of a resource, with heads, an example, words to choose from, and notes. */
export async function makeTemplate(resource: ExchangedResource): Promise<Buffer> {
  const columns = templateColumns(resource)
  const listed = columns.filter(({ words }) => words.length > 0)
  const longest = Math.max(0, ...listed.map(({ words }) => words.length))
  const lists: SmallSheet = {
    name: names.lists,
    headers: listed.map(({ head }) => head),
    widths: listed.map(() => 30),
    rows: Array.from({ length: longest }, (_, at) => listed.map(({ words }) => words[at] ?? null)),
  }
  const data: SmallSheet = {
    name: names.data,
    headers: columns.map(({ head }) => head),
    widths: columns.map((column) => columnWidth(column)),
    rows: [columns.map(({ example }) => example)],
    choices: listed.map((column, at) => ({
      column: columns.indexOf(column),
      list: { sheet: names.lists, column: at, length: column.words.length },
    })),
  }
  return await workbookOfSheets([data, notesSheet(columns), ...(listed.length > 0 ? [lists] : [])])
}
