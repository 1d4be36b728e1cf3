import type { Language } from '../../../platform/http/language.ts'
import type { Answer } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { lyingBars, standingBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { nothingKnown, sourceText, valueText } from './texts.ts'

const titles = { vi: 'Số lớp mở theo năm', en: 'Classes opened by year' }

/** More bars than this stand too close for their numbers. */
const mostStanding = 8

/** Classes year by year; a year of which nothing is known has no bar and says so. */
export function classesByYear({ totals }: Answer<TrainingMeasure>, language: Language): Chart {
  const bars = totals.map(({ year, classes }) => ({
    label: String(year),
    value: classes.value ?? 0,
    text: valueText(classes, language),
  }))
  const title = titles[language]
  const values = totals.map(({ classes }) => classes)
  const isKnown = values.some(({ value }) => value !== null)
  const subtitle = isKnown ? sourceText(values, language) : [nothingKnown[language]]
  const drawn = bars.length > mostStanding ? lyingBars : standingBars
  const read = isKnown ? bars.map(({ label, text }) => `${label}: ${text}.`) : []
  return {
    title,
    description: [...read, ...subtitle].join(' '),
    spec: drawn({ title, subtitle, bars }),
  }
}
