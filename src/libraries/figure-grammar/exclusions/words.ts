import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { countingVerbs, countingVerbsOfOne } from '../vocabulary/calendar.ts'
import { indexOfQuantity } from '../rules/counted-noun.ts'
import { nounAt } from '../rules/nouns.ts'
import { personsOf } from '../vocabulary/units.ts'
import type { Exclusion } from './exclusion.ts'

const verbs = wordSet(countingVerbs)
const verbsOfOne = wordSet(countingVerbsOfOne)
const [one, five, some, all] = ['một', 'năm', 'số', 'cả'].map(formOf)

/** `Chị Hoa, một học viên của lớp, chia sẻ`: behind a comma, and no further item of a list with numbers. */
function isApposition({ tokens, quantities, places }: ParsedText, from: number): boolean {
  if (tokens[from - 1]?.form !== ',') return false
  const before = quantities[indexOfQuantity(quantities, from) - 1]
  const isList =
    before !== undefined &&
    from - before.to <= maxItemTokens &&
    places[before.from]!.sentence === places[from]!.sentence
  return !isList
}

/** The most tokens of an item of a list. */
const maxItemTokens = 8
/** How far from `một` at the beginning of a clause another number shows that it counts. */
const maxNearTokens = 20

/** `Ảnh: một lớp học của trường`: nothing near it is counted, so it only says that there is one. */
function isAlone({ tokens, quantities }: ParsedText, from: number): boolean {
  const at = indexOfQuantity(quantities, from)
  const counts = (index: number) => {
    const other = quantities[index]
    return (
      other !== undefined &&
      Math.abs(other.from - from) <= maxNearTokens &&
      !(other.to - other.from === 1 && tokens[other.from]!.form === one)
    )
  }
  return !counts(at - 1) && !counts(at + 1)
}

const articleRule: Exclusion = {
  name: 'article',
  example:
    'Một cán bộ cho rằng cần đổi mới; là một đảng viên gương mẫu; ảnh: một lớp học; một số giảng viên; trong năm giảng viên viết bài; cả hai lớp',
  description:
    'The words một (a) and năm (year) count only after a word such as có, mở, or at the beginning of a clause, but một person not at that of a sentence nor behind a name and a comma, and there only with another number near; một số and cả hai count nothing.',
  excludes(parsed, { from, to, words }) {
    const { tokens, places } = parsed
    if (words === 0) return false
    const { form } = tokens[from]!
    const before = tokens[from - 1]
    if (before?.form === all) return true
    if (words !== 1 || (form !== one && form !== five)) return false
    if (form === one && tokens[to]?.form === some) return true
    const opensSentence = places[from - 1]?.sentence !== places[from]!.sentence
    const counts = nounAt(parsed, to)?.unit
    const isPerson = counts !== undefined && personsOf[counts] !== undefined && counts !== 'class'
    if (form === one && isPerson && (opensSentence || isApposition(parsed, from))) return true
    if (form === one && before?.kind !== 'word') return isAlone(parsed, from)
    return before?.kind === 'word' && !(form === one ? verbsOfOne : verbs).has(before.form)
  },
}

const repetitionRule: Exclusion = {
  name: 'repetition',
  example: 'Tổng số tiền là 9.500.000 đồng (chín triệu năm trăm nghìn đồng).',
  description: 'A number in words in a bracket directly behind the same number in digits.',
  excludes({ tokens, quantities }, { from, words, reading }) {
    if (words === 0 || tokens[from - 1]?.form !== '(') return false
    const before = quantities[indexOfQuantity(quantities, from) - 1]
    if (before === undefined || before.reading.value !== reading.value) return false
    return from - 1 - before.to <= maxUnitTokens
  },
}

/** The most tokens of the unit between a number and its repetition. */
const maxUnitTokens = 3

export const wordExclusions: readonly Exclusion[] = [articleRule, repetitionRule]
