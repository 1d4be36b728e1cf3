import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of exceptions in Vietnamese spreadsheets. Case and accents are ignored. */
export const reconciliationExceptionsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  figure_ids: ['Các số liệu không đối chiếu với nhau'],
  reason: ['Lý do'],
}
