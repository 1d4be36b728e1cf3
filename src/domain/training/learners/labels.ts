import type { Labels } from '../../../platform/resource/labels.ts'
import type { sexes } from './table.ts'

export const sexLabels: Labels<(typeof sexes)[number]> = {
  female: { vi: 'Nữ', en: 'Female' },
  male: { vi: 'Nam', en: 'Male' },
}
