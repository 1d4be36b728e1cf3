import { skip, wordSet } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { shareLinks } from '../vocabulary/relations.ts'
import { countOf, quantityFrom } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import type { UnitRule } from './unit-rule.ts'

/** 39 đảng viên mới trong tổng số 200 */
const newcomers = wordSet(['mới'])
const readLink = phraseReader(shareLinks)

export const shareInWordsRule: UnitRule = {
  name: 'share-in-words',
  example: 'Có 9 trong tổng số 41 đảng viên được khen; 5 trên 6 chi bộ hoàn thành tốt nhiệm vụ.',
  description:
    'A number, `trong (tổng) số` or `trên`, and a number with a noun: the first is a part of the second.',
  confidence: 0.9,
  read({ parsed, quantity }) {
    const { tokens, quantities } = parsed
    const own = nounAt(parsed, quantity.to)
    const link = readLink(tokens, own === undefined ? quantity.to : skip(parsed, newcomers, own.to, 1))
    const whole = link && quantityFrom(quantities, link.to)
    if (whole === undefined || quantity.denominator !== null || whole.denominator !== null) return undefined
    const noun = nounAt(parsed, whole.to)
    if (noun === undefined || (own !== undefined && own.unit !== noun.unit)) return undefined
    const value = countOf(quantity)
    const denominator = countOf(whole)
    if (value > denominator) return undefined
    return { unit: noun.unit, value, denominator, from: quantity.from, to: noun.to }
  },
}
