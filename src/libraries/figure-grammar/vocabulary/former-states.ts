import type { Meanings } from '../text/phrases.ts'

/** Words that tell what was before a merger, or what a correction or another plan takes back, from what is since. */
export const stateWords: Meanings<'former' | 'current' | 'beginning'> = [
  // at the beginning of a sentence
  [['đầu năm', 'đầu nhiệm kỳ', 'đầu năm học', 'đầu kỳ'], 'beginning'],
  [['trước sáp nhập', 'trước khi sáp nhập', 'trước hợp nhất', 'trước khi hợp nhất'], 'former'],
  [['trước khi tách', 'trước sắp xếp', 'trước khi sắp xếp', 'trước đây', 'khi đó', 'lúc đó'], 'former'],
  [['kế hoạch đầu năm', 'kế hoạch ban đầu', 'chỉ tiêu ban đầu', 'trước điều chỉnh'], 'former'],
  [['điều chỉnh còn', 'điều chỉnh xuống', 'điều chỉnh thành', 'sau điều chỉnh'], 'current'],
  [['thời điểm hợp nhất', 'thời điểm sáp nhập', 'khi mới thành lập', 'ngày đầu thành lập'], 'former'],
  [
    ['đã viết :', 'đã đăng :', 'đã viết là', 'đã đăng là', 'viết nhầm', 'ghi nhầm', 'in nhầm', 'nêu nhầm'],
    'former',
  ],
  [['thay vì', 'chứ không phải', 'chứ không phải là', 'bài viết ghi', 'bài viết nêu'], 'former'],
  [
    ['nay đính chính', 'xin đính chính', 'đính chính là', 'sửa thành', 'xin sửa lại', 'số đúng là'],
    'current',
  ],
  [['đọc đúng là', 'sửa lại là', 'chính xác là', 'đúng là', 'nay sửa là', 'đính chính :'], 'current'],
  [['sau sáp nhập', 'sau khi sáp nhập', 'sau hợp nhất', 'sau khi hợp nhất'], 'current'],
  [['sau sắp xếp', 'sau khi sắp xếp', 'hiện nay', 'đến nay', 'hiện tại'], 'current'],
]

/** Words before the day of a merger, 01/7/2025. */
export const dayStateWords: Meanings<'former' | 'current'> = [
  [['trước', 'trước ngày', 'trước thời điểm'], 'former'],
  [['từ', 'từ ngày', 'sau', 'sau ngày', 'kể từ ngày'], 'current'],
]

/** Words behind the name of an organisation that is no more. */
export const formerNameWords: Meanings<true> = [[['cũ', '( cũ )'], true]]
