import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { organisationKindLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of Party organisations. */
export const partyCellsVocabularies: Vocabularies = {
  kind: vocabulary(organisationKindLabels, {
    cell: ['Chi bộ', 'Chi bộ trực thuộc đảng ủy cơ sở'],
    section_organisation: ['Đảng bộ bộ phận trực thuộc đảng ủy cơ sở'],
    leadership: ['Tập thể lãnh đạo'],
    department: ['Khoa', 'Phòng', 'Đơn vị'],
    mass_organisation: ['Tổ chức chính trị - xã hội'],
  }),
}
