import type { Language } from '../../../platform/http/language.ts'
import type { Answer } from '../result.ts'
import { lyingBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { nothingKnown, percentText, sourceText, totalText, valueText } from './texts.ts'

/** Gradings of a year, best first, with their part of all where the total is known. */
export function partyGrades({ rows, totals, years, statistic }: Answer<'graded'>, language: Language): Chart {
  const total = totals[0]!.graded
  const bars = rows.flatMap(({ group, years: [ofYear] }) => {
    const { value } = ofYear!.graded
    if (value === null) return []
    const said = valueText(ofYear!.graded, language)
    const text = total.value ? `${said} (${percentText(value, total.value, language)})` : said
    return [{ label: group[0]!.label[language], value, text }]
  })
  const title = { vi: `${statistic.title.vi} năm ${years[0]}`, en: `${statistic.title.en}, ${years[0]}` }[
    language
  ]
  const values = [total, ...rows.map((row) => row.years[0]!.graded)]
  const subtitle =
    bars.length === 0
      ? [nothingKnown[language], ...totalText(total, language)]
      : [...totalText(total, language), ...sourceText(values, language)]
  const read = bars.map(({ label, text }) => `${label}: ${text}.`)
  return { title, description: [...read, ...subtitle].join(' '), spec: lyingBars({ title, subtitle, bars }) }
}
