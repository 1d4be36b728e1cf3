import type { Answer } from '../result.ts'

/** An answer as JSON says it. */
export const bodyOf = ({ statistic, complete, rows, totals, left_out, years, source, group_by }: Answer) => ({
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
