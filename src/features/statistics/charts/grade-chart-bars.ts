/** What a bar of the chart of gradings can stand for. */
export const gradeChartBars = ['grade', 'party_cell', 'kind', 'outcome', 'reason'] as const
/** What a bar of the chart of gradings stands for. */
export type GradeChartBar = (typeof gradeChartBars)[number]
