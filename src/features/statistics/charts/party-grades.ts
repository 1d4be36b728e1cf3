import type { Language } from '../../../platform/http/language.ts'
import type { StatisticResult } from '../result.ts'
import { horizontalBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { noDataText, percentText, sourceText, totalText, valueText } from './texts.ts'

/** The chart of the gradings of a year, best grade first, with percentages if the total is known. */
export function partyGrades(
  { rows, totals, years, statistic }: StatisticResult<'graded'>,
  language: Language,
): Chart {
  const total = totals[0]!.graded
  const bars = rows.flatMap(({ group, years: [values] }) => {
    const { value } = values!.graded
    if (value === null) return []
    const count = valueText(values!.graded, language)
    const text = total.value ? `${count} (${percentText(value, total.value, language)})` : count
    return [{ label: group[0]!.label[language], value, text }]
  })
  const title = { vi: `${statistic.title.vi} năm ${years[0]}`, en: `${statistic.title.en}, ${years[0]}` }[
    language
  ]
  const sources = [total, ...rows.map((row) => row.years[0]!.graded)]
  const subtitle =
    bars.length === 0
      ? [noDataText[language], ...totalText(total, language)]
      : [...totalText(total, language), ...sourceText(sources, language)]
  const sentences = bars.map(({ label, text }) => `${label}: ${text}.`)
  return {
    title,
    description: [...sentences, ...subtitle].join(' '),
    spec: horizontalBars({ title, subtitle, bars }),
  }
}
