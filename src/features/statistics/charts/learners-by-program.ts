import type { Language } from '../../../platform/http/language.ts'
import type { StatisticResult } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { horizontalBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import type { Look } from './style.ts'
import { noDataText, sourceText, totalText, valueText } from './texts.ts'

const titles = { vi: 'Học viên theo chương trình, năm', en: 'Learners by programme,' }

/** The chart of the learners of a year by programme, largest number first. */
export function learnersByProgram(
  { rows, totals, years }: StatisticResult<TrainingMeasure>,
  language: Language,
  look: Look,
): Chart {
  const bars = rows
    .flatMap(({ group, years: [values] }) => {
      const { value } = values!.learners
      if (value === null) return []
      return [{ label: group[0]!.label[language], value, text: valueText(values!.learners, language) }]
    })
    .toSorted((a, b) => b.value - a.value)
  const title = `${titles[language]} ${years[0]}`
  const total = totals[0]!.learners
  const sources = [total, ...rows.map((row) => row.years[0]!.learners)]
  const subtitle =
    bars.length === 0
      ? [noDataText[language], ...totalText(total, language)]
      : [...totalText(total, language), ...sourceText(sources, language)]
  const sentences = bars.map(({ label, text }) => `${label}: ${text}.`)
  return {
    title,
    description: [...sentences, ...subtitle].join(' '),
    spec: horizontalBars({ look, title, subtitle, bars }),
  }
}
