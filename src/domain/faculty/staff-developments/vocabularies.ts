import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { developmentKindLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of staff developments. */
export const staffDevelopmentsVocabularies: Vocabularies = {
  kind: vocabulary(developmentKindLabels, {
    study: ['Đi đào tạo', 'Học tập'],
    in_service_training: ['Bồi dưỡng', 'Tập huấn'],
    field_research: ['Đi thực tế'],
  }),
}
