import { rootOf, type Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { degreeHolders } from '../vocabulary/labels.ts'
import { programWords } from '../vocabulary/programs.ts'
import { standsAlone } from './bare-parts.ts'
import { countOf } from './counted-noun.ts'
import type { UnitRule } from './unit-rule.ts'

const readDegree = phraseReader(degreeHolders)
const readProgram = phraseReader(programWords)
/** Persons whose degrees are counted. */
const people: readonly Unit[] = ['staff', 'lecturer', 'learner']
const politicalTheory = 'political_theory'

/** The end of the degree at a token; `trung cấp lý luận chính trị` is one of persons too. */
function degreeEnd({ tokens }: ParsedText, at: number): number | undefined {
  const degree = readDegree(tokens, at)?.to
  const programme = readProgram(tokens, at)
  if (degree === undefined || programme === undefined || programme.to <= degree) return degree
  return programme.meaning?.family === politicalTheory ? programme.to : undefined
}

/** The figure whose part a degree is; undefined if that stands in a bracket of its own (kể cả 2 cán bộ luân chuyển). */
function wholeOf({ places }: ParsedText, counted: Draft, from: number, value: number): Draft | undefined {
  const root = rootOf(counted)
  const isBeside = places[root.from]!.opener === -1 || places[root.from]!.opener === places[from]!.opener
  return isBeside && root.rule !== degreePartRule.name && value <= root.value ? root : undefined
}

export const degreePartRule: UnitRule = {
  name: 'degree-part',
  example: 'Trường có 38 giảng viên, 100% đạt chuẩn, trong đó 4 tiến sĩ.',
  description:
    'A number alone before a degree, in a sentence that has counted staff, lecturers or learners: it counts these persons, with the degree as `detail`.',
  confidence: 0.75,
  read({ parsed, quantity, counted }) {
    if (counted === undefined || !people.includes(counted.unit)) return undefined
    if (quantity.denominator !== null || quantity.percent || quantity.multiplied) return undefined
    const to = degreeEnd(parsed, quantity.to)
    if (to === undefined || !(standsAlone(parsed, to) || parsed.tokens[to]?.form === '(')) return undefined
    const value = countOf(quantity)
    return {
      unit: counted.unit,
      value,
      denominator: null,
      from: quantity.from,
      to: quantity.to,
      whole: wholeOf(parsed, counted, quantity.from, value),
      label: { from: quantity.to, to },
    }
  },
}
