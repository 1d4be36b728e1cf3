import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of quota rules in Vietnamese spreadsheets. Case and accents are ignored. */
export const quotaRulesHeaders: HeaderNames = {
  external_id: ['Mã ngoài'],
  regulation: ['Văn bản quy định'],
  basis: ['Căn cứ'],
  issued_on: ['Ngày ban hành'],
  subject_kind: ['Đối tượng xếp loại'],
  grade: ['Mức xếp loại'],
  base_grades: ['Mức làm căn cứ tính tỷ lệ'],
  scope: ['Phạm vi áp dụng'],
  limit: ['Tỷ lệ tối đa'],
  exceptional_limit: ['Tỷ lệ tối đa khi có thành tích nổi trội'],
  rounding: ['Cách làm tròn'],
  counted_in: ['Tính trong phạm vi'],
  leaders_only: ['Chỉ lãnh đạo, quản lý'],
  excellent_score: ['Điểm tối thiểu hoàn thành xuất sắc nhiệm vụ'],
  good_score: ['Điểm tối thiểu hoàn thành tốt nhiệm vụ'],
  completed_score: ['Điểm tối thiểu hoàn thành nhiệm vụ'],
  period_kind: ['Kỳ xếp loại'],
  valid_from: ['Hiệu lực từ'],
  valid_to: ['Hiệu lực đến'],
}
