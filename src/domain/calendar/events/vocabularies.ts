import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { eventSessionLabels, eventStatusLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of events. */
export const eventsVocabularies: Vocabularies = {
  session: vocabulary(eventSessionLabels, {
    morning: ['Buổi sáng'],
    afternoon: ['Buổi chiều'],
    all_day: ['Sáng, chiều', 'Cả ngày (sáng, chiều)'],
  }),
  status: vocabulary(eventStatusLabels, {
    scheduled: ['Theo kế hoạch', 'Đúng lịch'],
    postponed: ['Tạm hoãn', 'Đã hoãn', 'Lùi lịch'],
    cancelled: ['Đã hủy', 'Hủy bỏ'],
  }),
}
