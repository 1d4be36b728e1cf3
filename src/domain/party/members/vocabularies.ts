import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { sexLabels } from '../../training/learners/labels.ts'

/** Spellings in spreadsheets for the values of Party members. Those of `ethnicity` hold for every input. */
export const partyMembersVocabularies: Vocabularies = { sex: vocabulary(sexLabels) }
