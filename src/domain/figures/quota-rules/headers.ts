import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of quota rules in Vietnamese spreadsheets. Case and accents are ignored. */
export const quotaRulesHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  regulation: ['Văn bản quy định'],
  grade: ['Mức xếp loại'],
  limit: ['Tỷ lệ tối đa'],
  valid_from: ['Hiệu lực từ'],
  valid_to: ['Hiệu lực đến'],
}
