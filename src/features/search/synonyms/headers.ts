import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** How Vietnamese spreadsheets head the columns of search synonyms. Case and accents do not matter. */
export const searchSynonymsHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  term: ['Từ viết tắt', 'Từ'],
  expansion: ['Nghĩa đầy đủ', 'Từ đầy đủ'],
}
