import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { familyLabels, trainingTypeLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of programs. */
export const programsVocabularies: Vocabularies = {
  training_type: vocabulary(trainingTypeLabels),
  family: vocabulary(familyLabels),
}
