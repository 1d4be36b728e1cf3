import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { unitLabels } from './labels.ts'

const numberFormat = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

let formats: Record<keyof Bilingual, Intl.NumberFormat> | undefined

/** A number in the format of each language. */
export function numberText(value: number): Bilingual {
  // created on first use, since they take a few milliseconds that would delay the start
  formats ??= { en: numberFormat('en-US'), vi: numberFormat('vi-VN') }
  return { en: formats.en.format(value), vi: formats.vi.format(value) }
}

/** A number with its unit. */
export function countText(value: number, unit: Unit): Bilingual {
  const number = numberText(value)
  const unitText = unitLabels[unit]
  const space = unit === 'percent' ? '' : ' '
  return { en: `${number.en}${space}${unitText.en}`, vi: `${number.vi}${space}${unitText.vi}` }
}
