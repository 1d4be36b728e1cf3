import type { Meanings } from '../text/phrases.ts'

/** Words directly before the number of those who are asked. */
export const surveyVerbs: Meanings<true> = [
  [
    ['khảo sát', 'phỏng vấn', 'phỏng vấn sâu', 'điều tra', 'lấy ý kiến', 'phiếu hỏi', 'trưng cầu ý kiến'],
    true,
  ],
  [['khảo sát ý kiến', 'thăm dò ý kiến', 'phát phiếu', 'phiếu khảo sát', 'thăm dò'], true],
  [['mẫu nghiên cứu gồm', 'mẫu khảo sát gồm', 'mẫu gồm', 'khách thể nghiên cứu gồm', 'mẫu khảo sát'], true],
]

/** Words directly before how many a room holds. */
export const capacityWords: Meanings<true> = [
  [['sức chứa', 'chứa được', 'đủ chỗ', 'đủ chỗ ở', 'đáp ứng chỗ ở', 'quy mô phục vụ'], true],
]
