import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { positionLevelLabels, unitGroupLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of a learner's work. */
export const workVocabularies: Vocabularies = {
  position_level: vocabulary(positionLevelLabels, {
    central: ['Cấp trung ương', 'TW'],
    province: ['Tỉnh', 'Thành phố', 'Cấp tỉnh, thành phố'],
    district: ['Huyện', 'Quận', 'Thị xã', 'Quận, huyện'],
    commune: [
      'Xã',
      'Phường',
      'Đặc khu',
      'Thị trấn',
      'Xã, phường',
      'Xã, phường, thị trấn',
      'Xã, phường, đặc khu',
    ],
    village: ['Thôn', 'Ấp', 'Bản', 'Làng', 'Tổ dân phố', 'Cấp thôn', 'Thôn, bản', 'Thôn, ấp'],
  }),
  unit_group: vocabulary(unitGroupLabels, {
    party: ['Đảng', 'Khối Đảng'],
    state: ['Nhà nước', 'Khối nhà nước', 'Chính quyền', 'Khối chính quyền'],
    front_and_mass: ['Mặt trận, đoàn thể', 'Khối Mặt trận, đoàn thể', 'Đoàn thể', 'Khối đoàn thể'],
    public_service: ['Đơn vị sự nghiệp', 'Sự nghiệp', 'Sự nghiệp công lập'],
    armed_forces: ['Công an, quân đội', 'Quân đội, công an', 'Quân đội', 'Công an'],
    enterprise: ['Doanh nghiệp nhà nước'],
    commune: ['Cấp xã', 'Xã', 'Phường', 'Đặc khu', 'Xã, phường', 'Xã, phường, thị trấn'],
  }),
}
