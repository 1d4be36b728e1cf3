import { phraseReader } from '../text/phrases.ts'
import type { Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { groupWords } from '../vocabulary/parts.ts'
import { changeWords } from '../vocabulary/relations.ts'
import { persons, personsOf } from '../vocabulary/units.ts'
import { qualifiersBefore } from '../vocabulary/qualifiers.ts'
import { standsAlone } from './bare-parts.ts'
import { countOf } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import { readPartOpener } from './part-words.ts'
import type { UnitRule } from './unit-rule.ts'

const readPerson = phraseReader(persons)
const readGroup = phraseReader(groupWords)
const readChange = phraseReader(changeWords)
const qualifierWords = qualifiersBefore.flatMap(([phrases]) => phrases.flatMap((phrase) => phrase.split(' ')))
const links = wordSet([
  ...qualifierWords,
  ':',
  'là',
  'đạt',
  'có',
  'được',
  'mở',
  'đã',
  'mới',
  'gồm',
  'lên',
  'năm',
  'trong',
  'trường',
  'toàn',
  'học',
  'tham',
  'gia',
  'dự',
  'nhà',
  'cả',
  'hiện',
  'nay',
  'theo',
  'của',
])
const after = wordSet(['tăng', 'giảm', 'so', 'trong', 'bằng', 'chiếm', 'đạt', 'với', '(', 'người'])
const [number, quantityWord, copula] = ['số', 'lượng', 'là'].map(formOf)
/** Words that begin whose the counted ones are. */
const ownerWords = wordSet(['của', 'toàn', 'trong', 'ở', 'tại'])
/** How many tokens may stand between the noun and its number. */
const maxDistanceTokens = 12
/** The most tokens of a heading with a colon. */
const maxHeadingTokens = 12

/** The end of words that qualify a noun: `số lớp ngoài kế hoạch: 6`, `đảng viên dự bị: 2`. */
const afterPart = ({ tokens }: ParsedText, at: number): number =>
  planPhraseAt(tokens, at)?.to ?? readGroup(tokens, at)?.to ?? at

const isJoined = ({ tokens }: ParsedText, from: number, to: number): boolean =>
  tokens.slice(from, to).every((token) => links.has(token.form) || token.kind === 'number')

/** `số giảng viên đạt chuẩn: 28/30`: free words qualify the noun, up to the colon before the number. */
function isHeading({ tokens }: ParsedText, from: number, before: number): boolean {
  if (tokens[before - 1]?.form !== ':') return false
  return tokens.slice(from, before - 1).every(({ kind }) => kind === 'word')
}

/** `số cán bộ có trình độ trung cấp là 130`: free words up to `là`. */
function isDescribed({ tokens }: ParsedText, from: number, before: number): boolean {
  if (tokens[before - 1]?.form !== copula || before - 1 <= from) return false
  return tokens.slice(from, before - 1).every(({ kind }) => kind === 'word')
}

interface Stated {
  unit: Unit
  from: number
  /** The words that say which of them. */
  label?: { from: number; to: number }
}

/** The noun that `số` counts, before a number: `tổng số học viên năm 2020 là`. */
function nounOf(parsed: ParsedText, before: number): Stated | undefined {
  const { tokens, places } = parsed
  for (let at = before - 1; at >= Math.max(0, before - maxDistanceTokens); at--) {
    if (places[at]!.sentence !== places[before]!.sentence) return undefined
    if (tokens[at]!.form !== number) continue
    const start = tokens[at + 1]?.form === quantityWord ? at + 2 : at + 1
    const noun = nounAt(parsed, start)
    if (noun === undefined || noun.to > before) return undefined
    const isStated =
      isHeading(parsed, noun.to, before) || isJoined(parsed, afterPart(parsed, noun.to), before)
    if (isStated) return { unit: noun.unit, from: at }
    if (!isDescribed(parsed, noun.to, before)) return undefined
    // số đảng viên của chi bộ là 31: whose they are is no kind of them
    if (ownerWords.has(tokens[noun.to]!.form)) return { unit: noun.unit, from: at }
    return { unit: noun.unit, from: at, label: { from: noun.to, to: before - 1 } }
  }
  return undefined
}

/** A line or clause of the form `Học viên: 633`. */
function headingOf(parsed: ParsedText, before: number): { unit: Unit; from: number } | undefined {
  const { tokens } = parsed
  if (tokens[before - 1]?.form !== ':') return undefined
  for (let from = Math.max(0, before - maxHeadingTokens); from < before - 1; from++) {
    const isStart = from === 0 || ['mark', 'break'].includes(tokens[from - 1]!.kind)
    const noun = isStart ? nounAt(parsed, from) : undefined
    if (noun && noun.to < before && isJoined(parsed, afterPart(parsed, noun.to), before - 1))
      return { unit: noun.unit, from }
  }
  return undefined
}

/** `Số lớp tăng 4`: the noun before what it has changed by. */
function changedNoun(parsed: ParsedText, before: number): Stated | undefined {
  const change = readChange.before(parsed.tokens, before)
  const noun = change && nounOf(parsed, change.from)
  return noun?.label === undefined ? noun : undefined
}

/** `trong đó đảng viên là 210/215`: the noun directly behind the words that open parts. */
function partOf(parsed: ParsedText, before: number): Stated | undefined {
  const { tokens } = parsed
  if (tokens[before - 1]?.form !== copula) return undefined
  for (let from = before - 2; from >= Math.max(0, before - 5); from--) {
    const noun = nounAt(parsed, from)
    if (noun && afterPart(parsed, noun.to) === before - 1 && readPartOpener.before(tokens, from))
      return { unit: noun.unit, from }
  }
  return undefined
}

/** A word for persons of any kind: `người`, and not `người dân`. */
function personAt({ tokens }: ParsedText, at: number) {
  const person = readPerson(tokens, at)
  return person?.meaning ? person : undefined
}

export const nounBeforeRule: UnitRule = {
  name: 'noun-before',
  example: 'Tổng số lớp đã mở là 62; số học viên: 6.481 người. Giảng viên: 35.',
  description: 'A number alone after `số` and its noun, or after a noun with a colon.',
  confidence: 0.85,
  read({ parsed, quantity }) {
    const { tokens } = parsed
    const person = personAt(parsed, quantity.to)
    const isEnd =
      person !== undefined || standsAlone(parsed, quantity.to) || after.has(tokens[quantity.to]?.form ?? '')
    if (!isEnd || (quantity.bare && tokens[quantity.from - 1]?.form === number)) return undefined
    const noun: Stated | undefined =
      nounOf(parsed, quantity.from) ??
      headingOf(parsed, quantity.from) ??
      changedNoun(parsed, quantity.from) ??
      partOf(parsed, quantity.from)
    // after a cell or a class the number counts persons: Chi bộ 3: 7 đồng chí
    if (noun === undefined || (person && personsOf[noun.unit] !== noun.unit)) return undefined
    const { denominator } = quantity
    return {
      unit: noun.unit,
      value: countOf(quantity),
      denominator,
      from: noun.from,
      to: person?.to ?? quantity.to,
      label: noun.label,
    }
  },
}

/** The most words of a further part. */
const maxPeerTokens = 6

export const statedPeerRule: UnitRule = {
  name: 'stated-peer',
  example: 'Số cán bộ có trình độ trung cấp là 130; cao cấp là 20 đồng chí.',
  description:
    'A number after `là` behind other words, in a sentence that has begun with `số` and a noun: it counts the same noun.',
  confidence: 0.75,
  read({ parsed, quantity, counted }) {
    const { tokens, places } = parsed
    if (counted?.label === undefined || tokens[quantity.from - 1]?.form !== copula) return undefined
    if (counted.rule !== nounBeforeRule.name && counted.rule !== statedPeerRule.name) return undefined
    const person = personAt(parsed, quantity.to)
    if (person === undefined && !standsAlone(parsed, quantity.to)) return undefined
    const to = quantity.from - 1
    let from = to
    while (from > counted.to && tokens[from - 1]!.kind === 'word' && to - from <= maxPeerTokens) from -= 1
    const separator = tokens[from - 1]?.form
    if (from === to || to - from > maxPeerTokens || (separator !== ';' && separator !== ',')) return undefined
    if (nounAt(parsed, from) || places[from]!.sentence !== places[counted.from]!.sentence) return undefined
    return {
      unit: counted.unit,
      value: countOf(quantity),
      denominator: quantity.denominator,
      from: quantity.from,
      to: person?.to ?? quantity.to,
      label: { from, to },
    }
  },
}
