import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { unitLabels } from './labels.ts'

let englishFormat: Intl.NumberFormat | undefined

/** A number in the format of each language. */
export function numberText(value: number): Bilingual {
  // created on first use, since it takes milliseconds that would delay the start
  englishFormat ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
  return { en: englishFormat.format(value), vi: vietnameseNumber(value) }
}

/** A number with its unit. */
export function countText(value: number, unit: Unit): Bilingual {
  const number = numberText(value)
  const unitText = unitLabels[unit]
  const space = unit === 'percent' ? '' : ' '
  return { en: `${number.en}${space}${unitText.en}`, vi: `${number.vi}${space}${unitText.vi}` }
}
