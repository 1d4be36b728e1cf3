import type { Labels } from '../../../platform/resource/labels.ts'
import type { positionLevels, unitGroups } from './columns.ts'

export const positionLevelLabels: Labels<(typeof positionLevels)[number]> = {
  central: { vi: 'Trung ương', en: 'Central' },
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  district: { vi: 'Cấp huyện', en: 'District' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
  village: { vi: 'Thôn, tổ dân phố', en: 'Village' },
}

export const unitGroupLabels: Labels<(typeof unitGroups)[number]> = {
  party: { vi: 'Cơ quan Đảng', en: 'Party bodies' },
  state: { vi: 'Cơ quan nhà nước', en: 'State bodies' },
  front_and_mass: {
    vi: 'Mặt trận Tổ quốc và tổ chức chính trị - xã hội',
    en: 'Fatherland Front and socio-political organisations',
  },
  public_service: { vi: 'Đơn vị sự nghiệp công lập', en: 'Public service units' },
  armed_forces: { vi: 'Lực lượng vũ trang', en: 'Armed forces' },
  enterprise: { vi: 'Doanh nghiệp', en: 'Enterprises' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Communes' },
  other: { vi: 'Khác', en: 'Other' },
}
