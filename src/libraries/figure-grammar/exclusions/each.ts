import { findBackInClause } from '../clause.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { phraseReader } from '../text/phrases.ts'
import { currencyWords } from '../vocabulary/money.ts'
import { eachWords, prizes } from '../vocabulary/rates.ts'
import type { Exclusion } from './exclusion.ts'

const readCurrency = phraseReader(currencyWords)
const readEach = phraseReader(eachWords)
const readPrize = phraseReader(prizes)
const prizeLinks = wordSet([':', 'trị', 'giá', 'là', '(', ','])
/** The most tokens between `mỗi` and its amount. */
const maxDistanceTokens = 12

const isMoney = ({ tokens }: ParsedText, { to, multiplied }: Quantity): boolean =>
  readCurrency(tokens, to)?.meaning === true || (multiplied && tokens[to]?.kind !== 'word')

/** `mỗi suất 1 triệu đồng`, `10 triệu đồng cho mỗi tập thể`, `giải nhất 5 triệu đồng`. */
function isForEach(parsed: ParsedText, { from, to }: Quantity): boolean {
  const { tokens } = parsed
  const end = readCurrency(tokens, to)?.to ?? to
  for (let at = end; at < end + 3 && tokens[at]?.kind === 'word'; at++) if (readEach(tokens, at)) return true
  let start = from
  while (start > from - 3 && prizeLinks.has(tokens[start - 1]?.form ?? '')) start -= 1
  if (readPrize.before(tokens, start)) return true
  const isEach = (at: number) =>
    tokens[at]!.kind === 'number' ? false : readEach(tokens, at) ? true : undefined
  return findBackInClause(parsed, from, maxDistanceTokens, isEach) ?? false
}

export const eachRule: Exclusion = {
  name: 'each',
  example:
    'Trao 20 suất quà, mỗi suất 1 triệu đồng; thưởng 10 triệu đồng cho mỗi tập thể; giải nhất 5 triệu đồng',
  description:
    'An amount of money for each of several: after mỗi in its clause, before cho mỗi, or after the name of a prize.',
  excludes: (parsed, quantity) => isMoney(parsed, quantity) && isForEach(parsed, quantity),
}
