import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { gradeWords } from '../vocabulary/grades.ts'
import { groupWords } from '../vocabulary/parts.ts'
import {
  closedLabels,
  degreeHolders,
  labelStops,
  measureOpeners,
  unnamedLabelEnds,
} from '../vocabulary/labels.ts'
import { programWords, trainingOpeners } from '../vocabulary/programs.ts'
import { stageWords } from '../vocabulary/stages.ts'
import { persons } from '../vocabulary/units.ts'
import { countOf, quantityFrom } from './counted-noun.ts'
import { segmentsOf, type Segment } from './list-segments.ts'
import { nounAt } from './nouns.ts'
import { partWordsEnd, programmeEnd, readPartOpener } from './part-words.ts'
import { resultLabelAt } from './result-labels.ts'
import type { UnitRule } from './unit-rule.ts'

const readGroup = phraseReader(groupWords)
const readGrade = phraseReader(gradeWords)
const readStage = phraseReader(stageWords)
const readProgram = phraseReader<unknown>([...programWords, ...trainingOpeners])
const readClosed = phraseReader(closedLabels)
const readDegree = phraseReader(degreeHolders)
const readMeasureOpener = phraseReader(measureOpeners)
const readPerson = phraseReader(persons)
const stops = wordSet(labelStops)
const nameEnds = wordSet(unnamedLabelEnds)
const countable: readonly Unit[] = ['class', 'learner', 'member', 'cell', 'lecturer', 'staff', 'topic']
/** The most words of a label. */
const maxLabelTokens = 6
/** How far a list may begin after its whole, in tokens. */
const maxGapTokens = 8

/** One part of a list: its number and its label, as ranges of tokens. */
interface Part {
  quantity: Quantity
  from: number
  to: number
  /** Absent if a dimension says what it says: mở mới 48 lớp. */
  label: { from: number; to: number } | undefined
  /** Whether other rules read the part: giỏi 12, nữ: 20, mở mới 48 lớp. */
  isKnown: boolean
  isClosed: boolean
  isDegree: boolean
}

/** Whether words are a label: at most a few, and none that names a number (năm 2021, lớp 5, đợt 1). */
function isLabel({ tokens }: ParsedText, from: number, to: number): boolean {
  if (to <= from || to - from > maxLabelTokens) return false
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind !== 'word' || stops.has(tokens[at]!.form)) return false
  }
  return true
}

/** Whether a label is one that other rules read: nữ, đảng viên chính thức, giỏi, hoàn thành tốt nhiệm vụ, ngoài kế hoạch. */
const isKnownPart = (parsed: ParsedText, from: number, to: number): boolean =>
  [
    readGroup(parsed.tokens, nounAt(parsed, from)?.to ?? from),
    readGroup(parsed.tokens, from),
    readGrade(parsed.tokens, from),
    resultLabelAt(parsed, from),
    planPhraseAt(parsed.tokens, from),
  ].some((known) => known?.to === to)

/** The end of a share in a parenthesis behind a part: khiển trách 25 (62,5%). */
function afterShare({ tokens, places }: ParsedText, at: number, end: number): number {
  if (tokens[at]?.form !== '(') return at
  let to = at + 1
  while (to < end && places[to]!.opener === at) to += 1
  return tokens[to]?.form === ')' ? to + 1 : to
}

/** `khiển trách 25`, `cấp cơ sở 50 đảng viên`, `huyện A: 200` */
function labelledPart(parsed: ParsedText, segment: Segment, unit: Unit): Part | undefined {
  const { tokens } = parsed
  let from = segment.from
  while (from < segment.to && tokens[from]!.form === '-') from += 1
  let number = from
  while (number < segment.to && tokens[number]!.kind !== 'number') number += 1
  const quantity = quantityFrom(parsed.quantities, number)
  if (quantity === undefined || quantity.denominator !== null || quantity.percent) return undefined
  const labelEnd = tokens[number - 1]?.form === ':' || tokens[number - 1]?.form === 'có' ? number - 1 : number
  if (!isLabel(parsed, from, labelEnd) || nameEnds.has(tokens[labelEnd - 1]!.form)) return undefined
  const noun = nounAt(parsed, quantity.to)
  if (noun && noun.unit !== unit) return undefined
  const person = readPerson(tokens, quantity.to)
  const to = noun?.to ?? (person?.meaning ? person.to : quantity.to)
  if (afterShare(parsed, to, segment.to) !== segment.to || nounAt(parsed, from)?.to === labelEnd)
    return undefined
  const isSaid = readStage(tokens, from) !== undefined || readProgram(tokens, from) !== undefined
  return {
    quantity,
    from,
    to,
    label: isSaid ? undefined : { from, to: labelEnd },
    isKnown: isKnownPart(parsed, from, labelEnd) || (isSaid && noun !== undefined),
    isClosed: readClosed(tokens, from) !== undefined,
    isDegree: false,
  }
}

/** `25 khiển trách`, `60 đại học` */
function numberedPart(parsed: ParsedText, segment: Segment): Part | undefined {
  const { tokens } = parsed
  const quantity = quantityFrom(parsed.quantities, segment.from)
  if (quantity === undefined || quantity.denominator !== null || quantity.percent) return undefined
  const from = quantity.to
  let to = from
  while (to < segment.to && tokens[to]!.kind === 'word') to += 1
  if (afterShare(parsed, to, segment.to) !== segment.to || !isLabel(parsed, from, to)) return undefined
  if (nounAt(parsed, from) || readPerson(tokens, from)) return undefined
  const closed = readClosed(tokens, from)
  return {
    quantity,
    from: segment.from,
    to: quantity.to,
    label: { from, to },
    isKnown:
      (partWordsEnd(parsed, from) ?? programmeEnd(parsed, from)) !== undefined &&
      readDegree(tokens, from) === undefined,
    isClosed: closed !== undefined && closed.to === to,
    isDegree: readDegree(tokens, from)?.to === to,
  }
}

/** The parts of all segments, or none: a list is read whole or not at all. */
function partsOf(segments: readonly Segment[], read: (segment: Segment) => Part | undefined): Part[] {
  const parts: Part[] = []
  for (const segment of segments) {
    const part = read(segment)
    if (part === undefined) return []
    parts.push(part)
  }
  return parts
}

const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { quantity }) => sum + countOf(quantity), 0)

/** Where the list of a figure begins: behind gồm, trong đó, a colon, a bracket or a semicolon, which may begin anything else. */
function startOfList(parsed: ParsedText, whole: Draft): { start: number; isLoose: boolean } | undefined {
  const { tokens, places } = parsed
  const { sentence } = places[whole.from]!
  for (let at = whole.to; at < Math.min(tokens.length, whole.to + maxGapTokens); at++) {
    if (places[at]!.sentence !== sentence) return undefined
    const opened = readPartOpener(tokens, at) ?? readMeasureOpener(tokens, at)
    if (opened) return { start: opened.to + (tokens[opened.to]?.form === ':' ? 1 : 0), isLoose: false }
    const { form, kind } = tokens[at]!
    if (kind === 'number') return undefined
    if (form === ',') continue
    if (form === '(' || form === ':' || form === ';') {
      const inside = readPartOpener(tokens, at + 1)
      const start = inside?.to ?? at + 1
      const isLoose = form === ';' && inside === undefined
      return { start: tokens[start]?.form === ':' ? start + 1 : start, isLoose }
    }
  }
  return undefined
}

/** `100 cán bộ có trình độ trung cấp, 40 cao đẳng, 60 đại học`: peers of the figure itself, by degree. */
function peersOf(
  parsed: ParsedText,
  whole: Draft,
): { parts: Part[]; own: { from: number; to: number } } | undefined {
  const { tokens } = parsed
  for (let at = whole.to; at < Math.min(tokens.length, whole.to + maxGapTokens); at++) {
    if (tokens[at]!.kind !== 'word') return undefined
    const own = readDegree(tokens, at)
    if (own === undefined || tokens[own.to]?.form !== ',') continue
    const segments = segmentsOf(parsed, own.to + 1, parsed.places[whole.from]!.opener)
    const parts = partsOf(segments, (segment) => numberedPart(parsed, segment))
    const isPeers = parts.length > 0 && parts.every(({ isDegree }) => isDegree)
    return isPeers ? { parts, own: { from: whole.to, to: own.to } } : undefined
  }
  return undefined
}

interface List {
  whole: Draft
  parts: ReadonlyMap<number, Part>
  /** The words of the first of several peers, which has no whole. */
  own: { from: number; to: number } | undefined
}

const knownLists = new WeakMap<Draft, List>()

/** The list behind a figure. */
function listOf(parsed: ParsedText, whole: Draft): List {
  const known = knownLists.get(whole)
  if (known) return known
  const peers = peersOf(parsed, whole)
  const parts = peers?.parts ?? listedParts(parsed, whole)
  const list = {
    whole,
    parts: new Map(parts.map((part) => [part.quantity.from, part])),
    own: peers?.own,
  }
  knownLists.set(whole, list)
  return list
}

/** Whether parts are all of a whole, or named by words of a closed list. */
const isSure = (parts: readonly Part[], whole: Draft): boolean =>
  sumOf(parts) === whole.value || parts.every(({ isClosed }) => isClosed)

function listedParts(parsed: ParsedText, whole: Draft): Part[] {
  const { start, isLoose } = startOfList(parsed, whole) ?? { start: Infinity, isLoose: false }
  if (start >= parsed.tokens.length) return []
  const { opener } = parsed.places[start]!
  if (parsed.places[start]!.sentence !== parsed.places[whole.from]!.sentence) return []
  const all = readSegments(parsed, whole, segmentsOf(parsed, start, opener))
  // `5 tiến sĩ, 7 thạc sĩ; đảm nhận 4 đề tài`: a list of all ends at the semicolon
  if (all.length > 0) return !isLoose || isSure(all, whole) ? all : []
  const first = readSegments(parsed, whole, segmentsOf(parsed, start, opener, true))
  return sumOf(first) === whole.value ? first : []
}

/** The parts that segments name, if they are parts of a figure. */
function readSegments(parsed: ParsedText, whole: Draft, segments: readonly Segment[]): Part[] {
  if (segments.length < 2) return []
  const labelled = partsOf(segments, (segment) => labelledPart(parsed, segment, whole.unit))
  const numbered = labelled.length > 0 ? [] : partsOf(segments, (segment) => numberedPart(parsed, segment))
  const parts = labelled.length > 0 ? labelled : numbered
  const sum = sumOf(parts)
  if (sum > whole.value || parts.every(({ isKnown }) => isKnown)) return []
  // `3 tháng học, 2 tháng thi` are parts of something else: such numbers must be all of the whole, or degrees and the like
  return labelled.length > 0 || isSure(parts, whole) ? parts : []
}

/** A figure, and those of which it is a part. */
function lineOf(draft: Draft): Draft[] {
  const line: Draft[] = []
  for (let one: Draft | undefined = draft; one !== undefined; one = one.whole ?? one.peerOf) line.push(one)
  return line
}

export const listPartRule: UnitRule = {
  name: 'list-part',
  example: 'Kỷ luật 40 đảng viên (khiển trách 25, cảnh cáo 10, khai trừ 5).',
  description:
    'A number in a list of named parts behind a figure (in brackets, after gồm, trong đó or a colon): it counts what that figure counts. A list is read whole or not at all, and its sum is at most the figure. Several degrees without a total (100 cán bộ trung cấp, 40 cao đẳng) are peers.',
  confidence: 0.75,
  read({ parsed, quantity, counted }) {
    if (counted === undefined || !countable.includes(counted.unit)) return undefined
    // the list behind the figure before the number, else that behind the one of which this is a part
    const lists = lineOf(counted).map((one) => listOf(parsed, one))
    const list = lists.find(({ parts }) => parts.has(quantity.from))
    const part = list?.parts.get(quantity.from)
    if (list === undefined || part === undefined || part.isKnown) return undefined
    const { whole, own } = list
    if (own) whole.label = own
    const { from, to, label } = part
    const value = countOf(quantity)
    return {
      unit: whole.unit,
      value,
      denominator: null,
      from,
      to,
      label,
      ...(own ? { peerOf: whole } : { whole }),
    }
  },
}
