import { clauseMarks, findBackInClause } from '../clause.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { quantityFrom } from '../rules/counted-noun.ts'
import { nounAt } from '../rules/nouns.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { currencyWords } from '../vocabulary/money.ts'
import {
  boundWords,
  consequenceWords,
  containers,
  feeVerbs,
  feeWords,
  limitWords,
  obligationWords,
  rateBases,
  rateWords,
  timesBehind,
} from '../vocabulary/rates.ts'
import { staffLike } from '../vocabulary/units.ts'
import { rangeLinks } from '../vocabulary/relations.ts'
import type { Excluded, Exclusion } from './exclusion.ts'

const readCurrency = phraseReader(currencyWords)
const readBase = phraseReader(rateBases)
const readTime = phraseReader(timesBehind)
const readRate = phraseReader(rateWords)
const readLimit = phraseReader(limitWords)
const readObligation = phraseReader(obligationWords)
const readBound = phraseReader(boundWords)
const readConsequence = phraseReader(consequenceWords)
const readFee = phraseReader(feeWords)
const readFeeVerb = phraseReader(feeVerbs)
const isRangeLink = wordSet(rangeLinks)
const [condition, consequence] = ['nếu', 'thì'].map(formOf)
const [orMore, orLess, allowed, sometimes, below] = ['lên', 'xuống', 'được', 'từng', 'dưới'].map(formOf)
/** The last words of bình quân, trung bình before mỗi năm. */
const averaging = wordSet(['quân', 'bình'])
const bases = new Set([100, 1000, 10_000])
/** The most words between a number or its noun and the slash of its rate. */
const maxNounTokens = 2
/** The most tokens between `mỗi` and its number. */
const maxDistanceTokens = 12

/** The other end of a range that a number opens: 80 in `70 đến 80 học viên/lớp`. */
function endOfRange({ tokens, quantities }: ParsedText, { to }: Quantity): Quantity | undefined {
  return isRangeLink.has(tokens[to]?.form ?? '') ? quantityFrom(quantities, to + 1) : undefined
}

/** The slash of a rate after a number: behind its noun, an amount of money, or up to two other words (2,2 giáo viên/lớp). */
function slashAfter(
  parsed: ParsedText,
  { to }: Quantity,
  noun: { to: number } | undefined,
): number | undefined {
  const { tokens } = parsed
  let at = noun?.to ?? readCurrency(tokens, to)?.to ?? to
  const latest = at + maxNounTokens
  while (at < latest && tokens[at]?.kind === 'word') at += 1
  return tokens[at]?.form === '/' ? at : undefined
}

/** `45 học viên/lớp`, `450.000/học viên/tháng`, `36 đảng viên/1.000 dân`. */
function isPerUnit(parsed: ParsedText, quantity: Quantity): boolean {
  const { tokens } = parsed
  const noun = nounAt(parsed, quantity.to)
  const slash = slashAfter(parsed, quantity, noun)
  if (slash === undefined) return false
  // `12 giảng viên/cán bộ` are one kind or the other
  const other = nounAt(parsed, slash + 1)
  if (other && noun && staffLike[noun.unit]?.joinedWith.includes(other.unit)) return false
  if (readBase(tokens, slash + 1)) return true
  // 70.000 đồng/bộ
  const isMoney = readCurrency(tokens, quantity.to)?.meaning === true
  if (isMoney && tokens[slash + 1] !== undefined && tokens[slash + 1]!.kind !== 'number') return true
  const base = quantityFrom(parsed.quantities, slash + 1)
  if (base === undefined || !bases.has(base.reading.value) || containers.includes(noun?.unit ?? ''))
    return false
  return noun !== undefined && tokens[base.to]?.kind === 'word'
}

/** The base of a rate is no count either: `5 giảng viên/100 học viên`. */
function isBase(parsed: ParsedText, { from, reading }: Quantity): boolean {
  const { tokens } = parsed
  if (tokens[from - 1]?.form !== '/' || !bases.has(reading.value)) return false
  for (let at = from - 2; at >= Math.max(0, from - 8); at--) {
    if (clauseMarks.has(tokens[at]!.form)) return false
    const counted = quantityFrom(parsed.quantities, at)
    if (counted) return isPerUnit(parsed, counted)
  }
  return false
}

/** Whether `mỗi` or `bình quân` stands before a number in its clause. */
function isOfEach(parsed: ParsedText, { from, percent }: Quantity): boolean {
  if (percent) return false
  const { tokens } = parsed
  const isRate = (at: number) => {
    const rate = readRate(tokens, at)
    // chị từng vượt đường rừng: once, and not each
    if (rate && tokens[at]!.form === sometimes && rate.meaning && !readBase(tokens, rate.to)) return undefined
    if (rate?.meaning === null && averaging.has(tokens[at - 1]?.form ?? '')) return true
    if (rate) return rate.meaning === true && (at === 0 || readRate(tokens, at - 1)?.meaning !== null)
    return undefined
  }
  return findBackInClause(parsed, from, maxDistanceTokens, isRate) ?? false
}

/** `3 buổi một tuần` */
function isPerTime(parsed: ParsedText, { to, percent }: Quantity): boolean {
  const noun = percent ? undefined : nounAt(parsed, to)
  return noun?.unit === 'session' && readTime(parsed.tokens, noun.to) !== undefined
}

const rateRule: Exclusion = {
  name: 'rate',
  ofPercentages: true,
  example:
    '45 học viên/lớp; 2 buổi/ngày; 36 đảng viên/1.000 dân; bình quân 12 đảng viên; mỗi lớp có 60 học viên; 70.000 đồng/bộ',
  description:
    'A number before its noun, a slash and a noun without a number (or 100 or 1.000 of it), and a number after mỗi (not mỗi năm) or bình quân, but no money. Two numbers with different nouns (`12 lớp/1.200 học viên`) are two counts.',
  excludes(parsed, quantity) {
    if (isPerUnit(parsed, quantity) || isBase(parsed, quantity)) return true
    const end = endOfRange(parsed, quantity)
    if (end && isPerUnit(parsed, end)) return true
    if (readCurrency(parsed.tokens, quantity.to)?.meaning) return false
    return isOfEach(parsed, quantity) || isPerTime(parsed, quantity)
  },
}

/** The start of the clause of a number, at most so many tokens before it. */
function clauseStart({ tokens, places }: ParsedText, from: number): number {
  let at = from
  while (at > Math.max(0, from - maxDistanceTokens) && !clauseMarks.has(tokens[at - 1]!.form)) {
    if (places[at - 1]!.sentence !== places[from]!.sentence) break
    at -= 1
  }
  return at
}

/** `Nếu vắng mặt quá 10% thời gian thì phải học lại`: neither the condition nor what follows is counted. */
function isInCondition({ tokens, places }: ParsedText, { from }: Quantity): boolean {
  const { sentence } = places[from]!
  let start = from
  while (start > Math.max(0, from - maxConditionTokens) && places[start - 1]!.sentence === sentence) {
    start -= 1
    if (tokens[start]!.form === condition) break
  }
  if (tokens[start]?.form !== condition) return false
  for (let at = start; at < Math.min(tokens.length, from + maxConditionTokens); at++) {
    if (places[at]!.sentence !== sentence) return false
    if (tokens[at]!.form === consequence) return true
  }
  return false
}

/** `có từ 9 đảng viên trở lên bầu chi ủy từ 3 đến 5 người`: what follows from a condition is no count either. */
function isAllowedThen(parsed: ParsedText, { from }: Quantity, earlier: Excluded | undefined): boolean {
  const { tokens, places } = parsed
  if (earlier?.name !== 'norm' || from - earlier.quantity.to > maxConditionTokens) return false
  if (places[earlier.quantity.from]!.item !== places[from]!.item) return false
  if (earlier.quantity.to === from - 1 && isRangeLink.has(tokens[from - 1]!.form)) return true
  for (let at = earlier.quantity.to; at < from; at++) {
    if (clauseMarks.has(tokens[at]!.form)) return false
    if (tokens[at]!.form === allowed || readConsequence(tokens, at)) return true
  }
  return false
}

/** The most tokens between a condition and what follows from it. */
const maxConditionTokens = 20

const normRule: Exclusion = {
  name: 'norm',
  ofPercentages: true,
  example:
    'Không được nghỉ quá 45 buổi học; có từ 3 đảng viên chính thức trở lên thì lập chi bộ; phải có tối thiểu 25 học viên; không quá 60 học viên',
  description:
    'A limit that a rule sets: after không quá, nghỉ quá, phải có, khi có đủ, after phải with ít nhất, tối thiểu, or from N on, before thì or được, and what the sentence allows then.',
  excludes(parsed, quantity, earlier) {
    const { tokens, places } = parsed
    const { from, to } = quantity
    if (readLimit.before(tokens, from) || isAllowedThen(parsed, quantity, earlier)) return true
    if (isInCondition(parsed, quantity)) return true
    const bound = readBound.before(tokens, from)
    if (bound === undefined) return false
    const start = clauseStart(parsed, bound.from)
    for (let at = start; at < bound.from; at++) if (readObligation(tokens, at)) return true
    // cơ quan dưới 10 cán bộ được cử một người
    const noun = nounAt(parsed, to)
    if (tokens[bound.from]!.form === below && noun && tokens[noun.to]?.form === allowed) return true
    const { item } = places[from]!
    let isOpen = bound.from - start <= 4
    for (let at = to; at < Math.min(tokens.length, to + maxDistanceTokens); at++) {
      if (places[at]!.item !== item) return false
      if (tokens[at]!.form === ',') return isOpen && readConsequence(tokens, at + 1) !== undefined
      if (tokens[at]!.form === orMore || tokens[at]!.form === orLess) {
        isOpen = true
        if (tokens[at + 1]?.form === allowed) return true
      }
      if (isOpen && readConsequence(tokens, at)) return true
    }
    return false
  },
}

const feeRule: Exclusion = {
  name: 'fee',
  ofPercentages: true,
  example: 'Được giảm 50% học phí; đợt 1 nộp 60%',
  description:
    'A percentage of fees and other dues: before học phí, or directly after nộp, miễn, được giảm, hỗ trợ, bồi hoàn.',
  excludes: ({ tokens }, { from, to, percent }) =>
    percent && (readFee(tokens, to) !== undefined || readFeeVerb.before(tokens, from) !== undefined),
}

export const rateExclusions: readonly Exclusion[] = [rateRule, normRule, feeRule]
