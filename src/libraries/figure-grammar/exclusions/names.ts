import { wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  countingBeforeNumber,
  documentWords,
  namingWords,
  placeWords,
  telephoneWords,
} from '../vocabulary/ordinals.ts'
import { nounAt } from '../rules/nouns.ts'
import { isRange } from '../rules/range.ts'
import type { Exclusion } from './exclusion.ts'

const readNaming = phraseReader(namingWords)
const readDocument = phraseReader(documentWords)
const readPlace = phraseReader(placeWords)
const readTelephone = phraseReader(telephoneWords)
const counting = wordSet(countingBeforeNumber)
const numberWord = formOf('số')
const codePattern = /^\p{Lu}/u

const documentNumberRule: Exclusion = {
  name: 'document-number',
  example: 'Kế hoạch số 91-KH/TU, Quyết định 6468, 18-NQ/TW, Bản tin số 3',
  description:
    'A number after số (but not tổng số, trong số) or after the kind of a document, or joined to a code by a hyphen or a slash.',
  excludes(parsed, { from, to }) {
    const { tokens, text } = parsed
    const next = tokens[to]
    const isSign = next !== undefined && !next.spaced && /^[-/–]$/.test(next.form)
    const code = tokens[to + 1]
    if (isSign && code !== undefined && !code.spaced && code.kind !== 'number') {
      const letters = text.slice(code.start, code.end)
      if (codePattern.test(letters) && letters === letters.toUpperCase()) return true
    }
    if (tokens[from - 1]?.form === numberWord) return !counting.has(tokens[from - 2]?.form ?? '')
    return readDocument.before(parsed.tokens, from) !== undefined
  },
}

const codeRule: Exclusion = {
  name: 'code',
  example: 'Covid-19, TCLLCT-71',
  description: 'A number joined to the word before it by a hyphen is a part of a name.',
  excludes(parsed, { from, to }) {
    const { text, tokens } = parsed
    const hyphen = tokens[from - 1]
    if (hyphen === undefined || !/^[-–/]$/.test(hyphen.form) || hyphen.spaced || tokens[from]!.spaced)
      return false
    const before = tokens[from - 2]
    if (before === undefined || before.kind === 'mark' || before.kind === 'break') return false
    // `02 lớp/150 học viên` and `02 lớp LLCT/150 học viên` join two counts; `QĐ/123` is a document
    if (hyphen.form === '/')
      return codePattern.test(text.slice(before.start, before.end)) && !nounAt(parsed, to)
    return before.kind !== 'number' || !isRange(parsed, from - 2)
  },
}

const ordinalRule: Exclusion = {
  name: 'ordinal',
  example: 'Lần thứ 13, khóa 15, thứ hai, Điều 5, khoản 2, trang 12',
  description: 'A number after khóa, lần thứ, điều, khoản, trang and similar words is an ordinal.',
  excludes: (parsed, { from }) => readNaming.before(parsed.tokens, from) !== undefined,
}

const placeRule: Exclusion = {
  name: 'place',
  example: 'Học tại phòng 201, hội trường 2, đường 30',
  description: 'The numbers of rooms, floors, houses and streets.',
  excludes: (parsed, { from, bare }) => bare && readPlace.before(parsed.tokens, from) !== undefined,
}

const telephoneRule: Exclusion = {
  name: 'telephone',
  example: 'Điện thoại: 0211.3861.234',
  description: 'Numbers after điện thoại, fax and similar words.',
  excludes(parsed, { from }) {
    const colon = parsed.tokens[from - 1]?.form === ':' ? 1 : 0
    return readTelephone.before(parsed.tokens, from - colon) !== undefined
  },
}

export const nameExclusions: readonly Exclusion[] = [
  documentNumberRule,
  codeRule,
  ordinalRule,
  placeRule,
  telephoneRule,
]
