import type { Bilingual, FieldError } from '../../../../platform/http/problems.ts'

/** What is said of a row that is passed over. */
export const rowWarnings = {
  column_numbers: {
    en: 'The row numbers the columns and is passed over.',
    vi: 'Dòng đánh số thứ tự các cột nên được bỏ qua.',
  },
  repeated_head: {
    en: 'The row repeats the heads and is passed over.',
    vi: 'Dòng lặp lại tiêu đề cột nên được bỏ qua.',
  },
  group_head: {
    en: 'The row has a title only and is passed over. If it is a value of the rows below it, name the field in the mapping (groups).',
    vi: 'Dòng chỉ có tên nhóm nên được bỏ qua. Nếu đó là giá trị của các dòng bên dưới, hãy chỉ trường trong "mapping" ("groups").',
  },
  group_value: {
    en: 'The row has a title only, which is taken as a value of the rows below it.',
    vi: 'Dòng chỉ có tên nhóm, được lấy làm giá trị cho các dòng bên dưới.',
  },
  subtotal: {
    en: 'The row sums up the rows of its group and is passed over.',
    vi: 'Dòng cộng của nhóm nên được bỏ qua.',
  },
  total: {
    en: 'The row sums up the table and ends it; it is passed over.',
    vi: 'Dòng tổng cộng kết thúc bảng và được bỏ qua.',
  },
  row_count: {
    en: 'The row says how many rows the table has and ends it; it is passed over.',
    vi: 'Dòng ghi số lượng của danh sách kết thúc bảng và được bỏ qua.',
  },
  signature: {
    en: 'The row is part of the signatures below the table and is passed over.',
    vi: 'Dòng thuộc phần ký tên dưới bảng nên được bỏ qua.',
  },
  after_table: {
    en: 'The row is below the end of the table and is passed over.',
    vi: 'Dòng nằm sau phần kết thúc bảng nên được bỏ qua.',
  },
} satisfies Record<string, Bilingual>

/** The error of a row below the end of the table that may be one of its rows. */
export const afterTable: FieldError = {
  code: 'after_table',
  message: {
    en: 'The row is below the end of the table (a sum or a signature), and may be one of its rows: move it up into the table, or remove it.',
    vi: 'Dòng nằm sau phần kết thúc bảng (dòng tổng cộng hoặc phần ký tên) nhưng có thể là dữ liệu: hãy chuyển lên trong bảng hoặc xóa đi.',
  },
}

/** What is said of the heads of a further table. @param read the row with the heads of the table that is read */
export const furtherTable = (read: number, further: number): Bilingual => ({
  en: `Another table begins here. Only the table with its heads in row ${read} is read: send the file again with header_row=${further} for this one.`,
  vi: `Từ đây là một bảng khác. Chỉ đọc bảng có tiêu đề ở dòng ${read}: muốn đọc bảng này, hãy gửi lại tệp với "header_row=${further}".`,
})

/** The error of a row of a further table of the sheet. */
export const secondTable: FieldError = {
  code: 'second_table',
  message: {
    en: 'Another table begins here or above, and one table is read at a time: copy it to a sheet of its own, or send the file again with header_row.',
    vi: 'Từ đây hoặc phía trên bắt đầu một bảng khác, mà mỗi lần chỉ đọc một bảng: hãy chép bảng đó sang trang tính riêng, hoặc gửi lại tệp với "header_row".',
  },
}
