import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { outputKindLabels, outputLevelLabels, outputStageLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of research outputs. */
export const researchOutputsVocabularies: Vocabularies = {
  kind: vocabulary(outputKindLabels, {
    paper: ['Tham luận'],
    broadcast: ['Chuyên mục truyền hình'],
    outreach: ['Buổi phổ biến', 'Buổi tuyên truyền'],
  }),
  level: vocabulary(outputLevelLabels, {
    national: ['Quốc gia'],
    ministerial: ['Bộ'],
    provincial: ['Tỉnh'],
    school: ['Trường'],
    faculty: ['Khoa'],
  }),
  stage: vocabulary(outputStageLabels, { registered: ['Đăng ký'], accepted: ['Nghiệm thu'] }),
}
