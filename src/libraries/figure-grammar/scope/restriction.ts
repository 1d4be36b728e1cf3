import type { Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { findMentions } from '../period/mentions.ts'
import { readPartOpener } from '../rules/part-words.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { admittedOpeners, pointingWords, restrictionOpeners, subjectVerbs } from '../vocabulary/bodies.ts'
import { boards, cellChanges, cellKinds, cellMergers } from '../vocabulary/boards-and-cells.ts'
import { honourWords, surveyWords } from '../vocabulary/grades.ts'
import { diplomaWords } from '../vocabulary/occasions.ts'
import { stageWords } from '../vocabulary/stages.ts'
import { otherActivities, subjectWords } from '../vocabulary/subjects.ts'
import {
  clauseAfter,
  clauseBefore,
  contentOf,
  maxTokens,
  textIn,
  unnamed,
  type Range,
} from './clause-words.ts'
import { formerStateOf } from './former-state.ts'
import { occasionOf } from './occasion.ts'
import { beginsWithParts, isOfConduct } from './parts.ts'
import { bodyEndingAt, type ReadText } from './read-text.ts'

const training: readonly Unit[] = ['class', 'learner', 'learner_turn']
/** Units that are counted all together. Of an activity the words behind it say how it was done. */
const wholes: readonly Unit[] = [...training, 'cell', 'member', 'member_turn', 'lecturer', 'staff']
const readOpener = phraseReader(restrictionOpeners)
const readAdmittedOpener = phraseReader(admittedOpeners)
const readOtherStage = phraseReader(stageWords)
const readCellKind = phraseReader(cellKinds)
const readCellChange = phraseReader(cellChanges)
const readCellMerger = phraseReader(cellMergers)
const readBoard = phraseReader(boards)
const readSubject = phraseReader<unknown>(subjectWords)
const readActivity = phraseReader<unknown>([
  ...otherActivities,
  ...honourWords,
  ...surveyWords,
  ...diplomaWords,
])

const [within, copula, consistingOf, recently] = wordSet(['trong', 'là', 'gồm', 'mới'])
const pointing = wordSet(pointingWords)
const [alone] = wordSet(['riêng'])
const aloneVerbs = wordSet(subjectVerbs)

const [outcome, completed] = ['thành', 'hoàn'].map(formOf)

/** Words between what is done and the classes or learners with whom it is done. */
const somewhere = wordSet(['cho', 'vào', 'tại', 'ở', 'trong'])

/** The detail of results of conduct beside those of learning. */
const conduct = 'rèn luyện'

const enrolling = wordSet(['tuyển'])

/** Verbs of an honour: tặng giấy khen. */
const giving = wordSet(['trao', 'tặng', 'thưởng'])

/** The words around a figure that say which of all are counted. */
export interface Restriction {
  /** Words that always say it: được cấp bằng, tại huyện A, quản lý. */
  always: string | undefined
  /** Words that tell the figure from another one that has the same dimensions. */
  words: string | undefined
  /** The day on which something was done with some of those of a year. */
  occasion: string | undefined
  /** Whether its sentence begins with words that open the parts of what stands before: Trong đó. */
  isPart: boolean
  /** The words before a colon, which say which learners of a class are counted: Bảo vệ khóa luận: 8 học viên. */
  item: string | undefined
}

const nothing = { always: undefined, words: undefined, occasion: undefined, item: undefined }

const tokensIn = (ranges: readonly Range[]): Set<number> => {
  const tokens = new Set<number>()
  for (const { from, to } of ranges) for (let at = from; at < to; at++) tokens.add(at)
  return tokens
}

/**
 * Reads which of all each figure counts, from the words of its clause before and behind it.
 * @param isTitle whether the text is the title of a post
 */
export function restrictionsOf(text: ReadText, isTitle: boolean): Restriction[] {
  const { parsed, figures, bodies } = text
  const periods = tokensIn(findMentions(parsed, undefined))
  const named = bodies.filter(({ isSubject, kind }) => isSubject || kind === 'class')
  const covered = new Set([...periods, ...tokensIn(named)])
  return figures.map((placed, index) => {
    const { figure, from, to } = placed
    const isPart = beginsWithParts(parsed, from)
    if (figure.dimensions.detail !== undefined) return { ...nothing, isPart }
    const before = clauseBefore(parsed, from, figures[index - 1]?.to ?? 0)
    const after = clauseAfter(parsed, to, figures[index + 1]?.from ?? parsed.tokens.length)
    const { program, subject } = figure.dimensions
    const isTotal = wholes.includes(figure.unit)
    const isWhole = isTotal && subject === undefined
    const board = isTotal ? boardBefore(parsed, before) : undefined
    if (board !== undefined) return { ...nothing, isPart, always: board }
    // `Lớp K70 gồm 67 học viên là cán bộ các xã`: the words are about all of the class
    if (isAllOfClass(text, from)) return { ...nothing, isPart }
    // `Đảng ủy: 410 đảng viên mới` are not all members
    const isNew = figure.unit === 'member' && subject === undefined && parsed.tokens[to]?.form === recently
    const pointed = figure.unit === 'class' && pointing.has(parsed.tokens[to]?.form ?? '')
    const isOfYear = figure.period === null || figure.period.kind === 'year'
    return {
      isPart,
      always:
        (figure.dimensions.result !== undefined && isOfConduct(parsed, from) ? conduct : undefined) ??
        (pointed ? textIn(parsed, from, to + 1) : undefined) ??
        (isNew ? textIn(parsed, to, to + 1) : undefined) ??
        (isTotal ? (formerStateOf(parsed, from) ?? someAlone(parsed, from, covered)) : undefined) ??
        (isWhole
          ? (strictAfter(parsed, after, program, covered) ??
            strictBefore(parsed, before, figure.unit, program, covered))
          : undefined) ??
        (subject === 'admission' && figure.dimensions.group === undefined
          ? strictAfter(parsed, after, program, covered, readAdmittedOpener)
          : undefined) ??
        (isWhole && figure.unit === 'cell' && figure.dimensions.grade === undefined
          ? someCells(parsed, before, after)
          : undefined),
      words: wordsAfter(parsed, after, covered) ?? wordsBefore(parsed, before, covered),
      item: figure.dimensions.result === undefined ? itemBefore(parsed, from, covered) : undefined,
      occasion:
        isOfYear && (isWhole || subject === 'admission')
          ? occasionOf(parsed, placed, periods, isTitle)
          : undefined,
    }
  })
}

/** The most words between a board and the verb before its number. */
const maxBoardTokens = 6
const having = wordSet(['có', 'gồm', 'bao', 'là', 'hiện'])

/** `Ban cán sự lớp gồm 5 học viên`, `chi ủy có 3 đảng viên`: the members of a board are not all. */
function boardBefore(parsed: ParsedText, before: Range): string | undefined {
  const { tokens } = parsed
  let to = before.to
  while (to > before.from && having.has(tokens[to - 1]!.form)) to -= 1
  if (to === before.to) return undefined
  for (let at = Math.max(before.from, to - maxTokens); at < to; at++) {
    const board = readBoard(tokens, at)
    if (board && board.to <= to && to - board.to <= maxBoardTokens) return textIn(parsed, at, to)
  }
  return undefined
}

/** Whether the name of a class and `gồm` stand directly before a figure. */
function isAllOfClass(text: ReadText, from: number): boolean {
  const { tokens } = text.parsed
  if (tokens[from - 1]?.form !== consistingOf) return false
  const body = bodyEndingAt(text, from - 1)
  return body?.kind === 'class' && body.isNamed
}

/** `Bảo vệ khóa luận: 8 học viên`: the words of the clause that ends with a colon. */
function itemBefore(parsed: ParsedText, from: number, covered: ReadonlySet<number>): string | undefined {
  if (parsed.tokens[from - 1]?.form !== ':') return undefined
  const range = clauseBefore(parsed, from - 1, 0)
  const content = unnamed(parsed, contentOf(parsed, range, true), covered)
  return content.length === 0 ? undefined : textIn(parsed, range.from, range.to)
}

/** `Riêng ngành y tế có 3 lớp`: the words between riêng and its verb, unless they name a period or an organisation. */
function someAlone(parsed: ParsedText, end: number, covered: ReadonlySet<number>): string | undefined {
  const { tokens, places } = parsed
  let from = end - 1
  while (from > end - maxTokens && tokens[from]?.form !== alone) {
    if (from < 0 || places[from]!.sentence !== places[end]!.sentence || tokens[from]!.form === ';')
      return undefined
    from -= 1
  }
  if (tokens[from]?.form !== alone || readPartOpener(tokens, from)) return undefined
  let to = from + 1
  while (to < end && tokens[to]!.kind === 'word' && !aloneVerbs.has(tokens[to]!.form)) to += 1
  const range = { from: from + 1, to }
  const content = contentOf(parsed, range, false).filter((at) => !covered.has(at))
  return content.length === 0 ? undefined : textIn(parsed, range.from, range.to)
}

/** `1.480 học viên được cấp bằng`: words behind the noun that begin with one that restricts. */
function strictAfter(
  parsed: ParsedText,
  range: Range,
  program: string | undefined,
  covered: ReadonlySet<number>,
  readRestriction = readOpener,
): string | undefined {
  if (isPredicate(parsed, range, covered)) return undefined
  const content = unnamed(parsed, contentOf(parsed, range, true), covered)
  const [first] = content
  if (first === undefined) return undefined
  let opens = false
  for (let at = range.from; at <= first && !opens; at++)
    opens = readRestriction(parsed.tokens, at) !== undefined
  if (!opens) return undefined
  const words = textIn(parsed, range.from, range.to)
  return program?.includes(words) ? undefined : words
}

/** `tặng giấy khen cho 32 học viên`, `chấm thi 46 lớp`: what is done with them counts no opened classes. */
function strictBefore(
  parsed: ParsedText,
  range: Range,
  unit: Unit,
  program: string | undefined,
  covered: ReadonlySet<number>,
): string | undefined {
  if (!training.includes(unit)) return undefined
  for (let at = range.from; at < range.to; at++) {
    if (covered.has(at)) continue
    const stage = readOtherStage(parsed.tokens, at)
    const found = stage?.meaning === 'other' ? stage : readActivity(parsed.tokens, at)
    // staff are recruited from outside, learners are enrolled: tuyển 500 học viên
    const isEnrolling = found !== undefined && areIn(parsed, found, enrolling)
    if (found && found.meaning !== null && found.to <= range.to && !isEnrolling) {
      let { from } = found
      while (from > range.from && giving.has(parsed.tokens[from - 1]!.form)) from -= 1
      return textIn(parsed, from, range.to)
    }
    if (stage?.meaning) return undefined
    if (stage) at = stage.to - 1
  }
  return doneWith(parsed, range, program, covered)
}

const areIn = ({ tokens }: ParsedText, { from, to }: Range, words: ReadonlySet<string>): boolean =>
  tokens.slice(from, to).some(({ form }) => words.has(form))

/** `đưa chuyên đề vào 31 lớp`, `phát tài liệu cho 600 học viên`: words for what is done in or with some of them. */
function doneWith(
  parsed: ParsedText,
  range: Range,
  program: string | undefined,
  covered: ReadonlySet<number>,
): string | undefined {
  if (!somewhere.has(parsed.tokens[range.to - 1]?.form ?? '') || range.to === range.from) return undefined
  for (let at = range.from; at < range.to; at++)
    if (readSubject(parsed.tokens, at)?.meaning === 'field_research') return textIn(parsed, at, range.to)
  const words = wordsBefore(parsed, range, covered)
  return words !== undefined && program?.includes(words) ? undefined : words
}

/** `sáp nhập 3 chi bộ thành 1 chi bộ`: what some become, and not what has been done before (hoàn thành). */
const isOutcome = ({ tokens }: ParsedText, at: number): boolean =>
  tokens[at - 1]?.form === outcome && tokens[at - 2]?.form !== completed

/** `thành lập mới 5 chi bộ`, `15 chi bộ tổ dân phố`: not all cells, which those with a grade could exceed. */
function someCells(parsed: ParsedText, before: Range, after: Range): string | undefined {
  if (readCellKind(parsed.tokens, after.from)) return textIn(parsed, after.from, after.to)
  const merger = readCellMerger.before(parsed.tokens, before.to)
  if (merger) return textIn(parsed, merger.from, merger.to)
  if (isOutcome(parsed, before.to)) return textIn(parsed, before.to - 1, before.to)
  for (let at = before.from; at < before.to; at++)
    if (readCellChange(parsed.tokens, at)) return textIn(parsed, at, before.to)
  return undefined
}

/** `37 đảng viên trong 6 tháng đầu năm là cố gắng lớn`: what is said of them behind a period, and not which they are. */
function isPredicate({ tokens }: ParsedText, range: Range, covered: ReadonlySet<number>): boolean {
  let from = range.from
  while (from < range.to && (covered.has(from) || tokens[from]!.form === within)) from += 1
  return from > range.from && tokens[from]?.form === copula
}

function wordsAfter(parsed: ParsedText, range: Range, covered: ReadonlySet<number>): string | undefined {
  if (isPredicate(parsed, range, covered)) return undefined
  const content = unnamed(parsed, contentOf(parsed, range, false), covered)
  return content.length === 0 ? undefined : textIn(parsed, range.from, range.to)
}

function wordsBefore(parsed: ParsedText, range: Range, covered: ReadonlySet<number>): string | undefined {
  const content = contentOf(parsed, range, true).filter((at) => !covered.has(at))
  return content.length === 0 ? undefined : textIn(parsed, content[0]!, range.to)
}
