import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { modeLabels, plannedLabels, statusLabels } from './labels.ts'

/** Spellings of `planned` in spreadsheets, for classes and enrollments. */
export const plannedVocabulary = vocabulary(plannedLabels, { true: ['Trong KH'], false: ['Ngoài KH'] })

/** Spellings in spreadsheets for the values of classes. */
export const classesVocabularies: Vocabularies = {
  planned: plannedVocabulary,
  mode: vocabulary(modeLabels, {
    blended: ['Trực tiếp kết hợp trực tuyến', 'Trực tuyến kết hợp trực tiếp'],
  }),
  status: vocabulary(statusLabels, {
    scheduled: ['Chưa mở'],
    open: ['Đang mở'],
    suspended: ['Tạm hoãn', 'Tạm ngừng'],
    completed: ['Kết thúc', 'Đã kết thúc', 'Bế giảng'],
    cancelled: ['Hủy', 'Đã hủy'],
  }),
}
