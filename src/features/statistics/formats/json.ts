import type { StatisticResult } from '../result.ts'

/** The JSON of a result. */
export const toJson = ({
  statistic,
  complete,
  rows,
  totals,
  left_out,
  years,
  source,
  group_by,
}: StatisticResult) => ({
  statistic: statistic.name,
  title: statistic.title,
  source,
  group_by,
  years,
  measures: statistic.measures.map(({ name, label, indicator }) => ({ name, label, indicator })),
  complete_registers: complete,
  rows,
  totals,
  left_out,
})
