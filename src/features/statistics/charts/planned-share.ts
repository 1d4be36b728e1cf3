import type { Language } from '../../../platform/http/language.ts'
import type { Answer } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { lyingBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { shareBars } from './stacked-bars.ts'
import { nothingKnown, numberText, percentText, sourceText } from './texts.ts'

const titles = { vi: 'Trong và ngoài kế hoạch, năm', en: 'In the plan and outside it,' }

/** How many classes and learners of a year were in the plan. */
export function plannedShare(answer: Answer<TrainingMeasure>, language: Language): Chart {
  const { rows, years, statistic } = answer
  const wholes = statistic.measures.flatMap(({ name, label }) => {
    const known = rows.flatMap(({ group, years: [ofYear] }) => {
      const { value } = ofYear![name]
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
  const values = rows.flatMap(({ years: [ofYear] }) => statistic.measures.map(({ name }) => ofYear![name]))
  const subtitle = wholes.length === 0 ? [nothingKnown[language]] : sourceText(values, language)
  const read = wholes.map(({ label, parts }) => `${label}. ${parts.map(({ text }) => text).join(', ')}.`)
  const drawn =
    wholes.length === 0 ? lyingBars({ title, subtitle, bars: [] }) : shareBars(title, subtitle, wholes)
  return { title, description: [...read, ...subtitle].join(' '), spec: drawn }
}
