import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { linkKindLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of links. */
export const linksVocabularies: Vocabularies = {
  kind: vocabulary(linkKindLabels, { banner: ['Ảnh quảng bá', 'Băng rôn'] }),
}
