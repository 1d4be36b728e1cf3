import { phraseReader } from '../text/phrases.ts'
import type { ParsedText } from '../parsed-text.ts'
import { currencyWords, moneyWords } from '../vocabulary/money.ts'
import type { UnitRule } from './unit-rule.ts'

/** The smallest amount of đồng that anybody states; `9đ` are points. */
const minAmount = 100

const readCurrency = phraseReader(currencyWords)
const readMoney = phraseReader(moneyWords)
/** The largest distance of words before an amount that make it money, in tokens. */
const maxDistanceTokens = 14

function speaksOfMoney(parsed: ParsedText, before: number): boolean {
  const { sentence } = parsed.places[before]!
  for (let at = before - 1; at >= Math.max(0, before - maxDistanceTokens); at--) {
    if (parsed.places[at]!.sentence !== sentence) return false
    if (readMoney(parsed.tokens, at)) return true
  }
  return false
}

export const moneyRule: UnitRule = {
  name: 'money',
  example: 'Chi 45.600.000 đồng, ủng hộ 5,5 triệu đồng, kinh phí 1,2 tỷ.',
  description:
    'A number before đồng (not đồng chí), VNĐ or đ; with triệu or tỷ also if its sentence has a word of money.',
  confidence: 0.95,
  read({ parsed, quantity }) {
    const { reading, multiplied, denominator, from, to } = quantity
    if (denominator !== null) return undefined
    const currency = readCurrency(parsed.tokens, to)
    if (currency?.meaning) {
      // no sum has thousandths of a đồng: 45,600 đồng is written the English way
      const value = Number.isInteger(reading.value) ? reading.value : reading.otherwise
      if (value !== null && value < minAmount) return undefined
      return { unit: 'dong', value, denominator, from, to: currency.to }
    }
    const next = parsed.tokens[to]
    const isLast = next === undefined || next.kind !== 'word'
    if (!multiplied || !isLast || !speaksOfMoney(parsed, from)) return undefined
    return { unit: 'dong', value: reading.value, denominator, from, to }
  },
}
