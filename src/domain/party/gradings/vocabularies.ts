import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { gradeLabels, outcomeLabels, reasonLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of gradings, of Party cells and of members. */
export const gradingVocabularies: Vocabularies = {
  outcome: vocabulary(outcomeLabels, {
    graded: ['Có xếp loại'],
    exempt: ['Miễn xếp loại', 'Miễn'],
    not_graded: ['Không xếp loại', 'Chưa xếp loại'],
  }),
  reason_kind: vocabulary(reasonLabels, {
    new_member: ['Mới kết nạp', 'Đảng viên mới', 'Chưa đủ 6 tháng'],
    exempt_from_activities: ['Miễn sinh hoạt', 'Miễn công tác và sinh hoạt đảng'],
    suspended: ['Đình chỉ sinh hoạt', 'Đình chỉ'],
    new_collective: ['Mới thành lập', 'Tập thể mới thành lập'],
    other: ['Khác'],
  }),
  grade: vocabulary(gradeLabels, {
    excellent: ['Hoàn thành xuất sắc', 'HTXSNV', 'HTXS'],
    good: ['Hoàn thành tốt', 'HTTNV', 'HTT'],
    completed: ['HTNV'],
    not_completed: ['Không hoàn thành', 'KHTNV'],
  }),
}
