import type { Language } from '../../../platform/http/language.ts'
import type { Answer } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { lyingBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { nothingKnown, sourceText, totalText, valueText } from './texts.ts'

const titles = { vi: 'Học viên theo chương trình, năm', en: 'Learners by programme,' }

/** Learners of a year by programme, most first. */
export function learnersByProgram(
  { rows, totals, years }: Answer<TrainingMeasure>,
  language: Language,
): Chart {
  const bars = rows
    .flatMap(({ group, years: [ofYear] }) => {
      const { value } = ofYear!.learners
      if (value === null) return []
      return [{ label: group[0]!.label[language], value, text: valueText(ofYear!.learners, language) }]
    })
    .toSorted((a, b) => b.value - a.value)
  const title = `${titles[language]} ${years[0]}`
  const total = totals[0]!.learners
  const values = [total, ...rows.map((row) => row.years[0]!.learners)]
  const subtitle =
    bars.length === 0
      ? [nothingKnown[language], ...totalText(total, language)]
      : [...totalText(total, language), ...sourceText(values, language)]
  const read = bars.map(({ label, text }) => `${label}: ${text}.`)
  return { title, description: [...read, ...subtitle].join(' '), spec: lyingBars({ title, subtitle, bars }) }
}
