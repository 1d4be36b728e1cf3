import type { Grouping } from './statistic.ts'

/** The grouping by the former school of a class or a Party cell. */
export const originGrouping: Grouping = {
  label: { vi: 'Trường trước sáp nhập', en: 'Former school' },
  description: 'former school, after a merger; null for the school itself',
  values: {},
  none: { vi: 'Trường hiện nay', en: 'The school itself' },
}
