import type { Language } from '../../../platform/http/language.ts'
import type { StatisticResult } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { horizontalBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { stackedBars } from './stacked-bars.ts'
import type { Look } from './style.ts'
import { noDataText, numberText, percentText, sourceText } from './texts.ts'

const titles = { vi: 'Trong và ngoài kế hoạch, năm', en: 'In the plan and outside it,' }

/** The chart of classes and learners of a year in the plan and outside it. */
export function plannedShare(
  result: StatisticResult<TrainingMeasure>,
  language: Language,
  look: Look,
): Chart {
  const { rows, years, statistic } = result
  const wholes = statistic.measures.flatMap(({ name, label }) => {
    const known = rows.flatMap(({ group, years: [values] }) => {
      const { value } = values![name]
      return value === null || value === 0 ? [] : [{ label: group[0]!.label[language], value }]
    })
    const sum = known.reduce((total, { value }) => total + value, 0)
    const parts = known.map((part) => ({
      ...part,
      text: `${part.label} ${numberText(part.value, language)} (${percentText(part.value, sum, language)})`,
    }))
    return parts.length === 0 ? [] : [{ label: `${label[language]}: ${numberText(sum, language)}`, parts }]
  })
  const title = `${titles[language]} ${years[0]}`
  const sources = rows.flatMap(({ years: [values] }) => statistic.measures.map(({ name }) => values![name]))
  const subtitle = wholes.length === 0 ? [noDataText[language]] : sourceText(sources, language)
  const sentences = wholes.map(({ label, parts }) => `${label}. ${parts.map(({ text }) => text).join(', ')}.`)
  const spec =
    wholes.length === 0
      ? horizontalBars({ look, title, subtitle, bars: [] })
      : stackedBars({ look, title, subtitle, wholes })
  return { title, description: [...sentences, ...subtitle].join(' '), spec }
}
