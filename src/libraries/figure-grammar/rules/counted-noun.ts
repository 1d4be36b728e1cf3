import { formOf } from '../text/letters.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { nounAt } from './nouns.ts'
import type { UnitRule } from './unit-rule.ts'

const [total, number] = ['tổng', 'số'].map(formOf)

/** Persons and classes are whole numbers: `2,157` learners are 2157. */
export function countOf({ reading }: Quantity): number {
  return Number.isInteger(reading.value) ? reading.value : reading.otherwise
}

/** The index after `(ba)` in `03 (ba) lớp`. */
function afterRepetition({ tokens, quantities }: ParsedText, { to }: Quantity): number {
  if (tokens[to]?.form !== '(') return to
  const repeated = quantityFrom(quantities, to + 1)
  return repeated !== undefined && tokens[repeated.to]?.form === ')' ? repeated.to + 1 : to
}

/** The index of the first number that begins at a token or behind it; the numbers are in the order of the text. */
export function indexOfQuantity(quantities: readonly Quantity[], from: number): number {
  let low = 0
  let high = quantities.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (quantities[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

/** The number that begins at a token. */
export function quantityFrom(quantities: readonly Quantity[], from: number): Quantity | undefined {
  const found = quantities[indexOfQuantity(quantities, from)]
  return found?.from === from ? found : undefined
}

export const countedNounRule: UnitRule = {
  name: 'counted-noun',
  example: 'Nhà trường mở 62 lớp với 2.157 học viên và cử 09 cán bộ, giảng viên đi học.',
  description: 'A number before the noun that it counts. Joined kinds of persons are counted as staff.',
  confidence: 0.95,
  read({ parsed, quantity }) {
    if (quantity.denominator !== null) return undefined
    const slash = parsed.tokens[quantity.to]?.form === '/' ? 1 : 0
    const noun = nounAt(parsed, afterRepetition(parsed, quantity) + slash)
    if (noun === undefined) return undefined
    return { unit: noun.unit, value: countOf(quantity), denominator: null, from: quantity.from, to: noun.to }
  },
}

export const shareRule: UnitRule = {
  name: 'share',
  example: 'Có 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ; mở 65/60 lớp, đạt 108,3% kế hoạch.',
  description:
    'Two numbers with a slash before a noun: the first is a part of the second. The second is the plan if the first is larger or if the text says so.',
  confidence: 0.95,
  read({ parsed, quantity }) {
    const { denominator, from, to } = quantity
    if (denominator === null) return undefined
    const { tokens } = parsed
    const afterTotal = tokens[to]?.form === total ? to + 1 : to
    const start = tokens[afterTotal]?.form === number ? afterTotal + 1 : to
    const noun = nounAt(parsed, start)
    if (noun === undefined) return undefined
    return { unit: noun.unit, value: countOf(quantity), denominator, from, to: noun.to }
  },
}

/** Whether grades and bare shares are stated for a unit. */
export const isGraded = (unit: Unit) => ['cell', 'member', 'staff', 'lecturer', 'percent'].includes(unit)
