import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of quota rules. Case and accents do not matter. */
export const quotaRulesHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  regulation: ['Văn bản quy định'],
  grade: ['Mức xếp loại'],
  limit: ['Tỷ lệ tối đa'],
  valid_from: ['Hiệu lực từ'],
  valid_to: ['Hiệu lực đến'],
}
