import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { plannedVocabulary } from '../classes/vocabularies.ts'
import { workVocabularies } from '../work/vocabularies.ts'
import { certificateKindLabels, enrollmentResultLabels, enrollmentStatusLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of enrollments. */
export const enrollmentsVocabularies: Vocabularies = {
  planned: plannedVocabulary,
  ...workVocabularies,
  status: vocabulary(enrollmentStatusLabels, {
    enrolled: ['Ghi danh', 'Đã ghi danh'],
    completed: ['Đã hoàn thành', 'Tốt nghiệp', 'Đã tốt nghiệp'],
    withdrawn: ['Đã thôi học', 'Xin thôi học'],
    transferred: ['Đã chuyển lớp'],
    deferred: ['Bảo lưu', 'Tạm dừng'],
    deceased: ['Đã từ trần', 'Đã mất'],
  }),
  result: vocabulary(enrollmentResultLabels, {
    fair: ['TB khá'],
    average: ['TB'],
    passed: ['Đạt yêu cầu'],
    failed: ['Chưa đạt', 'Không đạt yêu cầu'],
  }),
  certificate_kind: vocabulary(certificateKindLabels, { diploma: ['Bằng'] }),
}
