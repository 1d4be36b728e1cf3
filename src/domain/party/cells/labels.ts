import type { Labels } from '../../../platform/resource/labels.ts'
import type { organisationKinds } from './table.ts'

/** The labels of the kinds of organisations and collectives. */
export const organisationKindLabels: Labels<(typeof organisationKinds)[number]> = {
  grassroots_organisation: { vi: 'Đảng bộ cơ sở', en: 'Grassroots Party organisation' },
  grassroots_cell: { vi: 'Chi bộ cơ sở', en: 'Grassroots Party cell' },
  section_organisation: { vi: 'Đảng bộ bộ phận', en: 'Section Party organisation' },
  cell: { vi: 'Chi bộ trực thuộc', en: 'Party cell' },
  leadership: { vi: 'Tập thể lãnh đạo, quản lý', en: 'Leadership' },
  department: { vi: 'Khoa, phòng', en: 'Department' },
  mass_organisation: { vi: 'Đoàn thể', en: 'Mass organisation' },
}
