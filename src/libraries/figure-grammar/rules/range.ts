import { wordSet } from '../parsed-text.ts'
import { rangeLinks } from '../vocabulary/relations.ts'
import { countOf, quantityFrom } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import type { UnitRule } from './unit-rule.ts'

const links = wordSet(rangeLinks)

export const rangeRule: UnitRule = {
  name: 'range-start',
  example: 'Mỗi lớp có từ 30 đến 40 học viên.',
  description: 'A number, `đến` or `tới`, and a larger one before a counted noun: the lower end of a range.',
  confidence: 0.85,
  read({ parsed, quantity }) {
    const { tokens, quantities } = parsed
    const { from, to, denominator } = quantity
    if (denominator !== null || !links.has(tokens[to]?.form ?? '')) return undefined
    const end = quantityFrom(quantities, to + 1)
    if (end === undefined || end.denominator !== null || countOf(end) <= countOf(quantity)) return undefined
    const noun = nounAt(parsed, end.to)
    return noun && { unit: noun.unit, value: countOf(quantity), denominator, from, to }
  },
}
