import type { Labels } from '../../../platform/resource/labels.ts'
import type { linkKinds } from './table.ts'

export const linkKindLabels: Labels<(typeof linkKinds)[number]> = {
  link: { vi: 'Liên kết', en: 'Link' },
  banner: { vi: 'Biểu ngữ', en: 'Banner' },
}
