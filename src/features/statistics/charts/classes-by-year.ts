import type { Language } from '../../../platform/http/language.ts'
import type { StatisticResult } from '../result.ts'
import type { TrainingMeasure } from '../training/statistic.ts'
import { horizontalBars, verticalBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { isNarrow, type Look } from './style.ts'
import { noDataText, sourceText, valueText } from './texts.ts'

const titles = { vi: 'Số lớp mở theo năm', en: 'Classes opened by year' }

/** The numbers of more vertical bars would overlap. */
const maxVerticalBars = 8

/** The chart of classes by year; a year without data has a text and no bar. */
export function classesByYear(
  { totals }: StatisticResult<TrainingMeasure>,
  language: Language,
  look: Look,
): Chart {
  const bars = totals.map(({ year, classes }) => ({
    label: String(year),
    value: classes.value ?? 0,
    text: valueText(classes, language),
  }))
  const title = titles[language]
  const values = totals.map(({ classes }) => classes)
  const isKnown = values.some(({ value }) => value !== null)
  const subtitle = isKnown ? sourceText(values, language) : [noDataText[language]]
  const chart = isNarrow(look.width) || bars.length > maxVerticalBars ? horizontalBars : verticalBars
  const sentences = isKnown ? bars.map(({ label, text }) => `${label}: ${text}.`) : []
  return {
    title,
    description: [...sentences, ...subtitle].join(' '),
    spec: chart({ look, title, subtitle, bars }),
  }
}
