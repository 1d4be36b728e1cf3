import type { Unit } from '../figure.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { gradeNames, namingWords } from '../vocabulary/ordinals.ts'
import { rangeLinks } from '../vocabulary/relations.ts'
import { countOf, quantityFrom } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import { personsRule } from './persons.ts'
import type { UnitRule } from './unit-rule.ts'

const links = wordSet(rangeLinks)
const hyphens = new Set(['-', '–', '—'])
const readNaming = phraseReader(namingWords)
const readGrade = phraseReader(gradeNames)

/** The upper end of the range whose lower end is a number, and what both count. */
function upperEnd(parsed: ParsedText, quantity: Quantity) {
  const { from, to, denominator, percent } = quantity
  const { tokens, quantities } = parsed
  const link = tokens[to]
  if (denominator !== null || link === undefined) return undefined
  const isHyphen = hyphens.has(link.form)
  if (!isHyphen && !links.has(link.form)) return undefined
  const end = quantityFrom(quantities, to + 1)
  if (end === undefined || end.denominator !== null || (percent && !end.percent)) return undefined
  // 3-5 and 3 - 5 are ranges, and 3 -5 is not
  if (isHyphen && (link.spaced !== tokens[to + 1]!.spaced || isNamed(parsed, from))) return undefined
  const noun = end.percent ? undefined : nounAt(parsed, end.to)
  const unit = end.percent ? 'percent' : (noun?.unit ?? ofPersons(parsed, end))
  const value = (one: Quantity) => (end.percent ? one.reading.value : countOf(one))
  return unit && value(end) > value(quantity) ? { unit, end } : undefined
}

/** `Lớp có từ 20 đến 30 người` */
function ofPersons(parsed: ParsedText, quantity: Quantity): Unit | undefined {
  const persons = personsRule.read({ parsed, quantity, counted: undefined })
  return persons?.unit
}

/** lớp 3-5, khóa 2-3, ngày 30-4 */
const isNamed = ({ tokens }: ParsedText, from: number): boolean =>
  readNaming.before(tokens, from) !== undefined || readGrade.before(tokens, from) !== undefined

/** Whether a range begins at a token: 3-5 giảng viên, 70 - 80%. */
export function isRange(parsed: ParsedText, from: number): boolean {
  const quantity = quantityFrom(parsed.quantities, from)
  return quantity !== undefined && upperEnd(parsed, quantity) !== undefined
}

export const rangeRule: UnitRule = {
  name: 'range-start',
  example: 'Trường cử từ 3 đến 5 giảng viên đi học; 3-5 giảng viên; tỷ lệ đạt 70 - 80%.',
  description:
    'A number, `đến`, `tới` or a hyphen, and a larger one before a counted noun or %: the lower end of a range.',
  confidence: 0.85,
  read({ parsed, quantity }) {
    const range = upperEnd(parsed, quantity)
    if (range === undefined) return undefined
    const { from, to, denominator, reading } = quantity
    const value = range.unit === 'percent' ? reading.value : countOf(quantity)
    return { unit: range.unit, value, denominator, from, to }
  },
}
