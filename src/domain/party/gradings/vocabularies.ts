import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { gradeLabels, outcomeLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of gradings, of Party cells and of members. */
export const gradingVocabularies: Vocabularies = {
  outcome: vocabulary(outcomeLabels, {
    graded: ['Có xếp loại'],
    exempt: ['Miễn xếp loại', 'Miễn'],
    not_graded: ['Không xếp loại', 'Chưa xếp loại'],
  }),
  grade: vocabulary(gradeLabels, {
    excellent: ['Hoàn thành xuất sắc', 'HTXSNV', 'HTXS'],
    good: ['Hoàn thành tốt', 'HTTNV', 'HTT'],
    completed: ['HTNV'],
    not_completed: ['Không hoàn thành', 'KHTNV'],
  }),
}
