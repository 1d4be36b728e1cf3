import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { modeLabels, plannedLabels, statusLabels } from './labels.ts'

/** Spellings of `planned` in spreadsheets, for classes and enrollments. */
export const plannedVocabulary = vocabulary(plannedLabels, { true: ['Trong KH'], false: ['Ngoài KH'] })

/** Spellings in spreadsheets for the values of classes. */
export const classesVocabularies: Vocabularies = {
  planned: plannedVocabulary,
  mode: vocabulary(modeLabels),
  status: vocabulary(statusLabels, {
    scheduled: ['Chưa khai giảng'],
    open: ['Đang mở'],
    completed: ['Kết thúc', 'Đã bế giảng'],
    cancelled: ['Hủy', 'Không mở'],
  }),
}
