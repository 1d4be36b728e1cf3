import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { dimensionLabels } from '../../domain/figures/figures/labels.ts'
import { numberText } from '../../domain/figures/figures/number-text.ts'
import type { Breakdown, CitedFigure } from './row.ts'

const breakdowns: Record<Breakdown, Bilingual> = {
  ...dimensionLabels,
  repeated: { en: 'repetition', vi: 'các lần nêu' },
  percent: { en: 'percentage', vi: 'tỷ lệ phần trăm' },
  register: { en: 'register', vi: 'sổ theo dõi' },
  quota: { en: 'quota', vi: 'tỷ lệ quy định' },
}

/** The name of a breakdown in an explanation. */
export const breakdownText = (breakdown: Breakdown): Bilingual => breakdowns[breakdown]

/** The quote of a figure; a figure without a quote has its value and the number of its document. */
export function quoteText({ value, source }: CitedFigure): Bilingual {
  if (source?.quote) {
    const quote = `“${source.quote.replace(/\s+/gu, ' ')}”`
    return { en: quote, vi: quote }
  }
  const number = numberText(value)
  if (!source?.number) return number
  return { en: `${number.en} (document ${source.number})`, vi: `${number.vi} (văn bản ${source.number})` }
}

/** The most quotes of an explanation; further ones are only counted. */
const maxQuotes = 12

/** The quotes of several figures. */
export function quotesText(items: readonly CitedFigure[], separator = ' + '): Bilingual {
  const shown = items.slice(0, maxQuotes).map(quoteText)
  const rest = items.length - shown.length
  return {
    en: shown.map(({ en }) => en).join(separator) + (rest > 0 ? `${separator}${rest} more` : ''),
    vi:
      shown.map(({ vi }) => vi).join(separator) +
      (rest > 0 ? `${separator}${vietnameseNumber(rest)} số nữa` : ''),
  }
}
