import { textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { nounAt } from '../rules/nouns.ts'
import { digitWords } from '../vocabulary/number-words.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  blockWords,
  bodyHeads,
  bodyNameWords,
  bodyTypes,
  classNameEnds,
  mergerWords,
  pluralWords,
  subjectOpeners,
  subjectVerbs,
  wholeWords,
  blockRank,
  type BodyKind,
} from '../vocabulary/bodies.ts'

const readHead = phraseReader(bodyHeads)
const readType = phraseReader(bodyTypes)
const readNameWords = phraseReader(bodyNameWords)
const readBlock = phraseReader(blockWords)
const readMerger = phraseReader(mergerWords)
const readWhole = phraseReader(wholeWords)
const plurals = wordSet(pluralWords)
const openers = wordSet(subjectOpeners)
const classEnds = wordSet(classNameEnds)
const [and] = wordSet(['và'])
const [courseNumber] = wordSet(['khóa'])
const [block] = wordSet(['khối'])
const partyNouns = wordSet(['đảng'])
const [committee, organisation] = wordSet(['ủy', 'bộ'])
const agencies = wordSet(['các', 'cơ'])
const smallNumbers = wordSet(Object.keys(digitWords))
const severalKinds = wordSet([
  'trường',
  'học',
  'trung',
  'tỉnh',
  'thành',
  'huyện',
  'xã',
  'phường',
  'sở',
  'bệnh',
  'hội',
])
const verbs = wordSet(subjectVerbs)
const joints = wordSet(['và', 'cùng', 'với'])
const ownSchool = ['nhà', 'trường'].map(formOf).join(' ')
const upperCase = /^\p{Lu}/u
const yearPattern = /^(?:19|20)\d\d$/
/** The most tokens of the name of a class, and of an organisation. */
const maxNameTokens = 14

/** An organisation, a place or a class that a text names. */
export interface Body {
  readonly from: number
  readonly to: number
  readonly kind: BodyKind
  readonly rank: number
  /** The words of the text. */
  readonly name: string
  /** The comparable forms of its words. */
  readonly forms: readonly string[]
  /** The nouns in it: Trung tâm Chính trị huyện Tân An has trung tâm and huyện. */
  readonly heads: readonly string[]
  /** Whether its words tell it from others of its kind: a name or a number. */
  readonly isNamed: boolean
  /** A noun alone (`Trường`, `toàn Đảng bộ`), which means what the text is about. */
  readonly isBare: boolean
  /** Whether it begins a clause, so that the clause is about it. */
  readonly isSubject: boolean
}

/** Finds all organisations, places and classes that a text names, in its order. */
export function findBodies(parsed: ParsedText): Body[] {
  const found: Body[] = []
  for (let at = 0; at < parsed.tokens.length;) {
    const body = wholeAt(parsed, at) ?? severalAt(parsed, at) ?? bodyAt(parsed, at)
    if (body) found.push(body)
    at = body?.to ?? readHead(parsed.tokens, at)?.to ?? at + 1
  }
  return found
}

/** `Tính chung toàn tỉnh`: all that the text is about. */
function wholeAt(parsed: ParsedText, from: number): Body | undefined {
  const whole = readWhole(parsed.tokens, from)
  if (whole === undefined) return undefined
  // toàn Đảng bộ huyện Yên Lạc: the name says which
  for (let at = from; at < whole.to; at++) {
    const body = bodyAt(parsed, at)
    if (body && body.to > whole.to) return { ...body, isSubject: beginsClause(parsed, from) }
  }
  return bodyOf(
    parsed,
    { from, to: whole.to },
    { kind: 'organisation', rank: 0, heads: [], isNamed: false, isBare: true },
  )
}

/** `Bốn trường khai giảng 14 lớp`: several of a kind together. */
function severalAt(parsed: ParsedText, from: number): Body | undefined {
  const { tokens } = parsed
  const number = tokens[from]!
  const isNumber = number.kind === 'number' ? number.form.length <= 3 : smallNumbers.has(number.form)
  const noun = isNumber ? readHead(tokens, from + 1) : undefined
  if (!noun?.meaning || !severalKinds.has(tokens[from + 1]!.form) || !verbs.has(tokens[noun.to]?.form ?? ''))
    return undefined
  const own = { kind: noun.meaning.kind, rank: noun.meaning.rank, isNamed: true, isBare: false }
  return bodyOf(
    parsed,
    { from, to: noun.to },
    { ...own, heads: [formsIn(parsed, { from, to: noun.to }).join(' ')] },
  )
}

function bodyAt(parsed: ParsedText, from: number): Body | undefined {
  const { tokens } = parsed
  const head = readHead(tokens, from)
  if (!head?.meaning || isCounted(parsed, from)) return undefined
  if (head.meaning.kind === 'class') {
    return tokens[from]!.form === courseNumber
      ? numberedCourseAt(parsed, from)
      : classAt(parsed, from, head.to)
  }
  const heads = [formsIn(parsed, head).join(' ')]
  const part = blockAfter(parsed, from, head.to)
  let to = part?.to ?? head.to
  let { rank } = head.meaning
  let isNamed = part !== undefined
  if (part !== undefined && tokens[from]!.form !== block) {
    // a part of the Party organisation of a place, as a Khối is
    heads.push(block!)
    rank = blockRank
  }
  while (to < from + maxNameTokens && to < tokens.length) {
    const next: NameWords | undefined =
      nameEnd(parsed, to, isNamed) ?? (isNamed ? widerPlace(parsed, to, rank) : undefined)
    if (next === undefined) break
    if (next.rank !== undefined) {
      heads.push(formsIn(parsed, { from: to, to: next.nounTo ?? next.to }).join(' '))
      rank = Math.max(rank, next.rank)
    }
    isNamed ||= next.names
    to = next.to
  }
  // Đảng ủy nhà trường is that of the school itself
  const isBare = !isNamed && (to === head.to || heads.includes(ownSchool))
  return bodyOf(parsed, { from, to }, { kind: head.meaning.kind, rank, heads, isNamed, isBare })
}

/** The words behind a noun that say which part of a Party organisation it is: Khối doanh nghiệp, Đảng bộ các cơ quan Đảng. */
function blockAfter({ tokens }: ParsedText, noun: number, to: number) {
  const isBlock = tokens[noun]!.form === block
  const isOfAgencies = partyNouns.has(tokens[noun]!.form) && agencies.has(tokens[to]?.form ?? '')
  return isBlock || isOfAgencies ? readBlock(tokens, to) : undefined
}

/** Comparable words; Đảng ủy speaks for its Đảng bộ, and is no other one. */
const formsIn = ({ tokens }: ParsedText, { from, to }: { from: number; to: number }): string[] =>
  tokens
    .slice(from, to)
    .map(({ form }, index) =>
      form === committee && partyNouns.has(tokens[from + index - 1]?.form ?? '') ? organisation! : form,
    )

/** `các chi bộ`, `12 chi bộ`, `số lớp`: one of several, or a number of them. */
const isCounted = ({ tokens }: ParsedText, at: number): boolean =>
  (tokens[at - 1]?.kind === 'number' && !yearPattern.test(tokens[at - 1]!.form)) ||
  plurals.has(tokens[at - 1]?.form ?? '')

/** The next words of a name. */
interface NameWords {
  to: number
  /** The rank of a further noun. */
  rank?: number
  /** The end of this noun, if words behind it belong to the name. */
  nounTo?: number
  /** Whether they tell it from others. */
  names: boolean
}

/** The end of the next words of a name. */
function nameEnd(parsed: ParsedText, at: number, isNamed: boolean): NameWords | undefined {
  const { tokens } = parsed
  const token = tokens[at]!
  const type = readType(tokens, at)
  if (type) return { to: type.to, names: false }
  const head = readHead(tokens, at)
  if (head?.meaning && head.meaning.kind !== 'class') {
    const part = blockAfter(parsed, at, head.to)
    return { to: part?.to ?? head.to, nounTo: head.to, rank: head.meaning.rank, names: part !== undefined }
  }
  const merger = isNamed ? readMerger(tokens, at) : undefined
  if (merger) return { to: merger.to, names: true }
  if (isUpper(parsed, at)) return { to: readNameWords(tokens, at)?.to ?? at + 1, names: true }
  const isJoined = isNamed && token.form === and && isUpper(parsed, at + 1)
  if (isJoined && !readHead(tokens, at + 1)?.meaning) return { to: at + 2, names: true }
  // Chi bộ 3, Khối 9: a number that counts nothing
  const isNumber = token.kind === 'code' || (token.kind === 'number' && token.form.length <= 2)
  if (isNumber && !isNamed && nounAt(parsed, at + 1) === undefined) return { to: at + 1, names: true }
  return undefined
}

/** `Đảng bộ xã Yên Bình, tỉnh Cao Bằng`: the wider place after a comma is a part of the name. */
function widerPlace(parsed: ParsedText, at: number, rank: number): NameWords | undefined {
  const { tokens } = parsed
  const head = tokens[at]?.form === ',' ? readHead(tokens, at + 1) : undefined
  if (head?.meaning?.kind !== 'place' || head.meaning.rank >= rank) return undefined
  if (!isUpper(parsed, head.to) && tokens[head.to]?.kind !== 'number') return undefined
  return { to: head.to, names: false }
}

const isUpper = ({ tokens, text }: ParsedText, at: number): boolean =>
  tokens[at]?.kind === 'word' && upperCase.test(text.slice(tokens[at]!.start, tokens[at]!.end))

/** `Tại khóa 11, lớp có 61 học viên`: the class of another course. */
function numberedCourseAt(parsed: ParsedText, from: number): Body | undefined {
  const number = parsed.tokens[from + 1]
  if (number?.kind !== 'number' && number?.kind !== 'code') return undefined
  const own = { kind: 'class', rank: 11, heads: [], isNamed: true, isBare: false } as const
  return bodyOf(parsed, { from, to: from + 2 }, own)
}

/** `lớp trung cấp lý luận chính trị K52`, `Lớp có 65 học viên`: one class. */
function classAt(parsed: ParsedText, from: number, afterHead: number): Body | undefined {
  const { tokens, places } = parsed
  let to = afterHead
  while (to < Math.min(tokens.length, afterHead + maxNameTokens)) {
    const { kind, form } = tokens[to]!
    const isNumber = kind === 'number'
    const isJoin = /^[-–]$/.test(form) && tokens[to + 1]?.kind === 'word'
    if (places[to]!.sentence !== places[from]!.sentence || kind === 'break') break
    if (kind === 'mark' && !isJoin) break
    if (classEnds.has(form) || (isNumber && (form.length > 3 || nounAt(parsed, to + 1)))) break
    to += 1
  }
  while (to > afterHead && joints.has(tokens[to - 1]!.form)) to -= 1
  // năm 2021 behind the name is a period
  if (tokens[to - 1]?.form === yearWord && to - 1 > from) to -= 1
  const isBare = to === afterHead
  return bodyOf(parsed, { from, to }, { kind: 'class', rank: 11, heads: [], isNamed: !isBare, isBare })
}

const [yearWord] = wordSet(['năm'])

function bodyOf(
  parsed: ParsedText,
  range: { from: number; to: number },
  own: Pick<Body, 'kind' | 'rank' | 'heads' | 'isNamed' | 'isBare'>,
): Body {
  const name = textOf(parsed, range.from, range.to).normalize('NFC').replace(/\s+/gu, ' ')
  return {
    ...range,
    ...own,
    name,
    forms: formsIn(parsed, range),
    isSubject: beginsClause(parsed, range.from),
  }
}

/** Whether a token begins a clause, apart from words such as riêng, tại, toàn. */
function beginsClause({ tokens, places }: ParsedText, from: number): boolean {
  let at = from - 1
  while (at >= 0 && openers.has(tokens[at]!.form)) at -= 1
  const before = tokens[at]
  if (before === undefined || before.kind === 'mark' || before.kind === 'break') return true
  return places[at]!.sentence !== places[from]!.sentence || yearPattern.test(before.form)
}

/**
 * Whether a body may be named by fewer words of another one: Đảng bộ huyện for Đảng bộ huyện Yên Lạc, khóa 12 for lớp trung cấp
 * khóa 12.
 */
export const isShortFor = (short: Body, long: Body): boolean =>
  (short.forms[0] === long.forms[0] || (short.kind === 'class' && long.kind === 'class')) &&
  (isOfWholePlace(short)
    ? short.forms.every((form, index) => form === long.forms[index])
    : short.forms.every((form) => long.forms.includes(form)))

/** Đảng bộ thành phố is no short name of Đảng bộ Khối doanh nghiệp thành phố. */
const isOfWholePlace = ({ forms, heads, isNamed }: Body): boolean =>
  partyNouns.has(forms[0]!) && !isNamed && heads.length > 1
