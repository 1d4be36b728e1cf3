import type { HeaderNames } from '../../../platform/resource/headers.ts'
import { gradingHeaders } from '../gradings/headers.ts'

/** Column headers of Party cell gradings in Vietnamese spreadsheets. Case and accents are ignored. */
export const partyCellGradingsHeaders: HeaderNames = {
  external_id: ['Mã xếp loại'],
  'party_cell.slug': ['Chi bộ', 'Tổ chức, tập thể'],
  'party_cell.external_id': ['Mã chi bộ', 'Mã tổ chức'],
  ...gradingHeaders,
}
