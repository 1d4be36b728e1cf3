import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { enrollmentEventLabels } from './labels.ts'

const { corrected: _corrected, ...happeningLabels } = enrollmentEventLabels

const spellings = {
  withdrawn: ['Xin thôi học', 'Nghỉ học', 'Rút hồ sơ'],
  transferred: ['Chuyển sang lớp khác', 'Chuyển đi'],
  deferred: ['Bảo lưu', 'Tạm dừng', 'Bảo lưu kết quả', 'Bảo lưu kết quả học tập', 'Tạm dừng học'],
  resumed: ['Học lại', 'Tiếp tục học', 'Trở lại học'],
  deceased: ['Qua đời', 'Mất'],
  expelled: ['Bị buộc thôi học', 'Kỷ luật buộc thôi học'],
  completed: ['Đã hoàn thành', 'Tốt nghiệp'],
  failed: ['Chưa hoàn thành', 'Không tốt nghiệp'],
}

/** Spellings in spreadsheets for the kinds of events. */
export const enrollmentEventVocabularies: Vocabularies = {
  kind: vocabulary(enrollmentEventLabels, spellings),
  corrected_kind: vocabulary(happeningLabels, spellings),
}
