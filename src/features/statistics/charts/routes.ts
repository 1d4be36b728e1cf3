import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { gradedQuarter } from '../party-grades/quarter.ts'
import { gradedSubjects, partyGradeStatistic } from '../party-grades/statistic.ts'
import { trainingStatistic } from '../training/statistic.ts'
import { isOneYear, yearParameters } from '../years.ts'
import { chartRoute } from './chart-route.ts'
import { gradeChartBars } from './grade-chart-bars.ts'

const oneYear = {
  year: yearParameters.year.unwrap().meta({
    description: 'The year that is shown.',
    scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
  }),
}

/** The number of years that a request with `year` alone shows. */
const defaultYears = 5

/** Registers the routes of all charts. */
export function chartsRoutes(api: Api): void {
  chartRoute(api, {
    name: 'learners-by-program',
    operationId: 'getLearnersByProgramChart',
    summary: {
      en: 'Chart of the learners of a year by programme',
      vi: 'Biểu đồ học viên trong năm theo chương trình',
    },
    description: 'Bars, largest number first, with the total as it is stated.',
    queryShape: oneYear,
    statistic: () => trainingStatistic,
    toParameters: ({ year }) => ({ year, group_by: ['program'] }),
    loadChart: async () => (await import('./learners-by-program.ts')).learnersByProgram,
  })
  chartRoute(api, {
    name: 'classes-by-year',
    operationId: 'getClassesByYearChart',
    summary: { en: 'Chart of the classes of several years', vi: 'Biểu đồ số lớp mở qua các năm' },
    description: `A bar for each year. \`year\` alone shows the ${defaultYears} years that end with it; without parameters the chart shows all years that have data.`,
    queryShape: yearParameters,
    statistic: () => trainingStatistic,
    toParameters: ({ year, from, to }) =>
      year === undefined ? { from, to } : { from: Math.max(1900, year - defaultYears + 1), to: year },
    loadChart: async () => (await import('./classes-by-year.ts')).classesByYear,
  })
  chartRoute(api, {
    name: 'planned-share',
    operationId: 'getPlannedShareChart',
    summary: {
      en: 'Chart of what was in the plan of a year and outside it',
      vi: 'Biểu đồ trong và ngoài kế hoạch của năm',
    },
    description: 'Classes and learners of a year, each as one bar that is divided into its parts.',
    queryShape: oneYear,
    statistic: () => trainingStatistic,
    toParameters: ({ year }) => ({ year, group_by: ['planned'] }),
    loadChart: async () => (await import('./planned-share.ts')).plannedShare,
  })
  chartRoute(api, {
    name: 'party-grades',
    operationId: 'getPartyGradesChart',
    summary: {
      en: 'Chart of the gradings of Party cells or members',
      vi: 'Biểu đồ xếp loại tổ chức đảng, tập thể, đảng viên',
    },
    description:
      'Of one year bars, best grade first, each with its percentage if the total is known; of several years a bar for each year, divided into grades. `by` shows one year by other keys: cells and kinds as bars that are divided into grades, outcomes and reasons as bars.',
    queryShape: {
      ...yearParameters,
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
      quarter: gradedQuarter,
      by: z
        .enum(gradeChartBars)
        .optional()
        .describe('What a bar stands for, `grade` if left out. Another one needs a single year.'),
    },
    check: ({ by = 'grade', ...years }, context) => {
      if (by === 'grade' || isOneYear(years)) return
      const vi = 'Biểu đồ theo nội dung này chỉ vẽ cho một năm: hãy nêu năm.'
      context.addIssue({
        code: 'custom',
        path: ['year'],
        message: 'The chart by this key shows one year: name it.',
        params: { code: 'required', vi },
        input: undefined,
      })
    },
    statistic: ({ subject = 'cell', quarter = null, by }, caller) =>
      partyGradeStatistic({ subject, ofAllKinds: by === 'kind', stage: 'decided', quarter }, caller),
    toParameters: ({ year, from, to, by = 'grade' }) => ({
      year,
      from,
      to,
      group_by: by === 'party_cell' || by === 'kind' ? [by, 'grade'] : [by],
    }),
    loadChart: async () => (await import('./party-grades.ts')).partyGrades,
  })
}
