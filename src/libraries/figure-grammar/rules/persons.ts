import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { programWords } from '../vocabulary/programs.ts'
import { classVerbs, otherPersons, persons, personsOf, personTurns, pupils } from '../vocabulary/units.ts'
import { countOf } from './counted-noun.ts'
import { isSending } from './sending.ts'
import { nounAt } from './nouns.ts'
import { readPartOpener } from './part-words.ts'
import type { UnitRule } from './unit-rule.ts'

const readPerson = phraseReader(persons)
const readProgram = phraseReader(programWords)
const readTurn = phraseReader(personTurns)
const readOther = phraseReader(otherPersons)
const readPupil = phraseReader(pupils)
const verbs = wordSet(classVerbs)
const [ofOthers, young] = ['của', 'em'].map(formOf)
const courseNames = wordSet(['khóa'])
const listMarks = new Set([',', ';', formOf('và')])
const forWhom = formOf('cho')
/** Whether a Roman number stands at a token: Ban Chấp hành khóa XIII. */
const isRoman = ({ tokens, text }: ParsedText, at: number): boolean =>
  tokens[at] !== undefined && /^[IVXL]+$/.test(text.slice(tokens[at].start, tokens[at].end))
/** The largest distance of words before the number that name the persons, in tokens. */
const maxDistanceTokens = 14

/** The kind of persons that the words before a number name; null: persons that are not counted. */
function kindBefore(parsed: ParsedText, before: number): Unit | null | undefined {
  const { tokens, places } = parsed
  if (tokens[before - 1]?.form === ofOthers) return null
  for (let at = before - 1; at >= Math.max(0, before - maxDistanceTokens); at--) {
    if (places[at]!.sentence !== places[before]!.sentence) return undefined
    if (isSending(parsed, at)) return 'staff'
    // those with a number of their own are no persons of this one
    const other = readOther(tokens, at)
    if (other?.meaning && other.to <= before && tokens[at - 1]?.kind !== 'number') return null
    const isName = courseNames.has(tokens[at]!.form) && isRoman(parsed, at + 1)
    const noun = isName || verbs.has(tokens[at - 1]?.form ?? '') ? undefined : nounAt(parsed, at)
    // Ban Chấp hành khóa mới gồm 15 đồng chí
    if (noun && courseNames.has(tokens[at]!.form) && isOfBoard(parsed, at)) return null
    // Ban cán sự lớp có 5 đồng chí
    if (noun && readOther.before(tokens, noun.to)?.meaning) return null
    // the lecturers in `lớp bồi dưỡng giảng viên` are a part of the name of the class
    if (noun && noun.to <= before && !isInName(parsed, at, noun.to)) return personsOf[noun.unit]
  }
  return undefined
}

/** The most words from a board to its term. */
const maxBoardTokens = 8

/** `Ban Chấp hành Đảng bộ khóa mới`: the term of a board is no class. */
function isOfBoard({ tokens, places }: ParsedText, course: number): boolean {
  for (let at = course - 1; at >= Math.max(0, course - maxBoardTokens); at--) {
    if (tokens[at]!.kind !== 'word' || places[at]!.sentence !== places[course]!.sentence) return false
    if (readOther(tokens, at)?.meaning) return true
  }
  return false
}

/** `cử 7 đồng chí đi học lớp A; 10 đồng chí đi học lớp B`: the next item of a list of those who are sent. */
const isNextSent = ({ tokens, places }: ParsedText, from: number, counted: Draft | undefined): boolean =>
  counted?.rule === personsRule.name &&
  counted.unit === 'staff' &&
  listMarks.has(tokens[from - 1]?.form ?? '') &&
  places[counted.from]!.sentence === places[from]!.sentence &&
  !tokens.slice(counted.to, from - 1).some(({ form, kind }) => form === ';' || kind === 'number')

/** `Kết nạp 250 đoàn viên, trong đó: cán bộ 40 đồng chí`: parts of persons who are not counted. */
function opensPartsOfOthers(parsed: ParsedText, from: number, counted: Draft | undefined): boolean {
  const { tokens, places } = parsed
  for (let at = from - 1; at >= Math.max(0, from - maxPupilTokens); at--) {
    if (places[at]!.sentence !== places[from]!.sentence) return false
    const isColon = tokens[at]!.form === ':' && readOther.before(tokens, at)?.meaning === true
    const opener = isColon ? { from: at } : readPartOpener(tokens, at)
    if (opener === undefined || opener.from <= (counted?.rule === personsRule.name ? -1 : (counted?.to ?? 0)))
      continue
    let number = at - 1
    while (number > Math.max(0, at - maxOthersTokens) && tokens[number]!.kind !== 'number') number -= 1
    return tokens[number]?.kind === 'number' && readOther(tokens, number + 1)?.meaning === true
  }
  return false
}

/** The most tokens from the number of such persons to the words that open their parts. */
const maxOthersTokens = 6

/** How far before `em` the pupils may be, in tokens. */
const maxPupilTokens = 60

/** `525 học sinh; trong đó dân tộc Mông 248 em`: pupils are no learners of a school of this kind. */
function arePupils({ tokens, places }: ParsedText, { from, to }: { from: number; to: number }): boolean {
  if (tokens[to]?.form !== young) return false
  for (let at = from - 1; at >= Math.max(0, from - maxPupilTokens); at--) {
    if (places[at]!.sentence !== places[from]!.sentence) return false
    if (readPupil(tokens, at)) return true
  }
  return false
}

/** The most words of the name of classes, before their turns. */
const maxClassNameTokens = 24

/** `12 lớp/1.200 lượt người`, `12 lớp cho 1.200 lượt người`, `12 lớp tập huấn, chuyển giao kỹ thuật cho 1.200 lượt người` */
function isBeside({ tokens, places }: ParsedText, { to }: Draft, from: number): boolean {
  if (from - to <= 1 || (from - to === 2 && [',', 'với', 'cho'].map(formOf).includes(tokens[to]!.form)))
    return true
  if (tokens[from - 1]!.form !== forWhom || from - to > maxClassNameTokens) return false
  const isOneItem = places[to]!.item === places[from]!.item
  return isOneItem && tokens.slice(to, from).every(({ kind, form }) => kind === 'word' || form === ',')
}

/** The most tokens of a programme's name before a noun in it. */
const maxNameTokens = 6

function isInName({ tokens }: ParsedText, from: number, to: number): boolean {
  for (let at = Math.max(0, from - maxNameTokens); at < from; at++) {
    if ((readProgram(tokens, at)?.to ?? 0) >= to) return true
  }
  return false
}

export const personsRule: UnitRule = {
  name: 'persons',
  example: 'Đội ngũ giảng viên có 34 đồng chí; lớp có 65 học viên, trong đó 20 người là nữ.',
  description:
    'A number before người or đồng chí: persons of the kind that its sentence counts or names before; after cử, staff.',
  confidence: 0.7,
  read({ parsed, quantity, counted }) {
    const turn = counted?.unit === 'class' ? readTurn(parsed.tokens, quantity.to) : undefined
    if (turn && isBeside(parsed, counted!, quantity.from))
      return {
        unit: 'learner_turn',
        value: countOf(quantity),
        denominator: null,
        from: quantity.from,
        to: turn.to,
      }
    const person = readPerson(parsed.tokens, quantity.to)
    if (!person?.meaning || quantity.multiplied || arePupils(parsed, quantity)) return undefined
    // `25 cán bộ dự khóa bồi dưỡng, trong đó 8 đồng chí là lãnh đạo sở`: parts of those, and no learners
    const opener = readPartOpener.before(parsed.tokens, quantity.from)
    // Lớp có 60 học viên, Ban cán sự lớp gồm 3 đồng chí
    if (opener && readOther.before(parsed.tokens, opener.from)?.meaning) return undefined
    const isPart = counted !== undefined && opener !== undefined
    const ofWhole = isPart ? personsOf[counted.unit] : undefined
    if (opensPartsOfOthers(parsed, quantity.from, counted)) return undefined
    const named =
      ofWhole === counted?.unit && ofWhole
        ? ofWhole
        : isNextSent(parsed, quantity.from, counted)
          ? 'staff'
          : kindBefore(parsed, quantity.from)
    if (named === null) return undefined
    const unit = named ?? (counted && personsOf[counted.unit])
    if (unit === undefined) return undefined
    const { from, denominator } = quantity
    // the new total of kết nạp 12 đảng viên, nâng tổng số lên 412 đồng chí is no part of them
    const whole = counted?.unit === unit && countOf(quantity) <= counted.value ? counted : undefined
    return { unit, value: countOf(quantity), denominator, from, to: person.to, whole }
  },
}
