import { wordSet, type ParsedText } from '../parsed-text.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { phraseReader } from '../text/phrases.ts'
import { currencyWords } from '../vocabulary/money.ts'
import { eachWords, prizes, weightWords } from '../vocabulary/rates.ts'
import type { Exclusion } from './exclusion.ts'

const readCurrency = phraseReader(currencyWords)
const readEach = phraseReader(eachWords)
const readPrize = phraseReader(prizes)
const readWeight = phraseReader(weightWords)
const ends = new Set([',', ';', ':', '(', ')', '.'])
const prizeLinks = wordSet([':', 'trị', 'giá', 'là', '(', ','])
/** How far from a percentage the words of a weight may be, in tokens. */
const maxWeightTokens = 24
/** The most tokens between `mỗi` and its amount. */
const maxDistanceTokens = 12

const isMoney = ({ tokens }: ParsedText, { to, multiplied }: Quantity): boolean =>
  readCurrency(tokens, to)?.meaning === true || (multiplied && tokens[to]?.kind !== 'word')

/** `mỗi suất 1 triệu đồng`, `10 triệu đồng cho mỗi tập thể`, `giải nhất 5 triệu đồng`. */
function isForEach({ tokens, places }: ParsedText, { from, to }: Quantity): boolean {
  const end = readCurrency(tokens, to)?.to ?? to
  for (let at = end; at < end + 3 && tokens[at]?.kind === 'word'; at++) if (readEach(tokens, at)) return true
  let start = from
  while (start > from - 3 && prizeLinks.has(tokens[start - 1]?.form ?? '')) start -= 1
  if (readPrize.before(tokens, start)) return true
  for (let at = from - 1; at >= Math.max(0, from - maxDistanceTokens); at--) {
    if (ends.has(tokens[at]!.form) || places[at]!.sentence !== places[from]!.sentence) return false
    if (tokens[at]!.kind === 'number') return false
    if (readEach(tokens, at)) return true
  }
  return false
}

/** `bài thi cuối kỳ chiếm 70% tổng số điểm` */
function isWeight({ tokens, places }: ParsedText, { from }: Quantity): boolean {
  const { sentence } = places[from]!
  for (let at = Math.max(0, from - maxWeightTokens); at < from + maxWeightTokens; at++) {
    if (places[at]?.sentence === sentence && readWeight(tokens, at)) return true
  }
  return false
}

export const eachRule: Exclusion = {
  name: 'each',
  ofPercentages: true,
  example:
    'Trao 20 suất quà, mỗi suất 1 triệu đồng; thưởng 10 triệu đồng cho mỗi tập thể; giải nhất 5 triệu đồng',
  description:
    'An amount of money for each of several: after mỗi in its clause, before cho mỗi, or after the name of a prize; and the weights of examinations.',
  excludes: (parsed, quantity) =>
    quantity.percent ? isWeight(parsed, quantity) : isMoney(parsed, quantity) && isForEach(parsed, quantity),
}
