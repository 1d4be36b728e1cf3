import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { workVocabularies } from '../work/vocabularies.ts'
import { sexLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of learners. Those of `ethnicity` and `nationality` hold for every input. */
export const learnersVocabularies: Vocabularies = {
  sex: vocabulary(sexLabels),
  ...workVocabularies,
}
