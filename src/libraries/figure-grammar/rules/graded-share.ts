import { phraseReader } from '../text/phrases.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import type { Unit } from '../figure.ts'
import { gradeHeadingLinks, gradeWords } from '../vocabulary/grades.ts'
import { countOf, isGraded } from './counted-noun.ts'
import { comrades } from '../vocabulary/units.ts'
import { nounAt } from './nouns.ts'
import type { UnitRule } from './unit-rule.ts'

const readGrade = phraseReader(gradeWords)
const readComrade = phraseReader(comrades)
const links = wordSet(gradeHeadingLinks)
/** The largest distance of the noun before its grade, in tokens. */
const maxDistanceTokens = 10
/** The largest distance of a heading above that names who is graded, in tokens. */
const reachAbove = 40

function nounBefore(parsed: ParsedText, before: number): Unit | undefined {
  for (let at = before - 1; at >= Math.max(0, before - maxDistanceTokens); at--) {
    if (parsed.places[at]!.sentence !== parsed.places[before]!.sentence) return undefined
    const noun = nounAt(parsed, at)
    if (noun && isGraded(noun.unit)) return noun.unit
  }
  return undefined
}

/** The unit of persons under a heading: that of the nearest grading above, else Party members, who are called đồng chí. */
function personsAbove(parsed: ParsedText, before: number): Unit {
  for (let at = before - 1; at >= Math.max(0, before - reachAbove); at--) {
    const unit = nounAt(parsed, at)?.unit
    if (unit && isGraded(unit) && unit !== 'cell') return unit
  }
  return 'member'
}

export const gradedShareRule: UnitRule = {
  name: 'graded-heading',
  example:
    'Đảng viên hoàn thành xuất sắc nhiệm vụ: 9/41; chi bộ hoàn thành tốt nhiệm vụ: 4. Hoàn thành nhiệm vụ: 3 đồng chí.',
  description:
    'A number or a share without a noun, after a grade whose noun comes before it; or before đồng chí, whose noun may be in a heading above.',
  confidence: 0.8,
  read({ parsed, quantity }) {
    const { tokens } = parsed
    const named = links.has(tokens[quantity.from - 1]?.form ?? '') ? quantity.from - 1 : quantity.from
    const grade = readGrade.before(parsed.tokens, named)
    if (grade === undefined || grade.meaning === null) return undefined
    const person = readComrade(tokens, quantity.to)
    if (person === undefined && tokens[quantity.to]?.kind === 'word') return undefined
    const unit = nounBefore(parsed, grade.from) ?? (person && personsAbove(parsed, grade.from))
    if (unit === undefined) return undefined
    const { denominator, from, to } = quantity
    return { unit, value: countOf(quantity), denominator, from, to: person?.to ?? to }
  },
}
