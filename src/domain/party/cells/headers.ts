import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of Party cells. Case and accents do not matter. */
export const partyCellsHeaders: HeaderNames = {
  external_id: ['Mã chi bộ'],
  name: ['Tên chi bộ', 'Chi bộ'],
  slug: ['Đường dẫn'],
  established_on: ['Ngày thành lập'],
  dissolved_on: ['Ngày giải thể'],
}
