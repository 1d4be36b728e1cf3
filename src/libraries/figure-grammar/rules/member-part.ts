import { rootOf, type Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { countOf } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import { readPartOpener } from './part-words.ts'
import type { UnitRule } from './unit-rule.ts'

/** Persons of whom some may be Party members. */
const people: readonly Unit[] = ['learner', 'lecturer', 'staff']

/** Whether a number stands among the parts of a figure: in a bracket behind it, or after trong đó. */
function isPartOf({ tokens, places }: ParsedText, whole: Draft, from: number): boolean {
  if (places[from]!.opener >= whole.to) return true
  // a semicolon ends what trong đó opens
  for (let at = whole.to; at < from; at++) {
    if (places[at]!.item === places[from]!.item && readPartOpener(tokens, at)) return true
  }
  return false
}

export const memberPartRule: UnitRule = {
  name: 'member-part',
  example: 'Lớp có 72 học viên (28 nữ, 60 đảng viên).',
  description:
    'A number of Party members among the parts of learners or staff (in a bracket, after trong đó): it counts these persons, in the group party_member.',
  confidence: 0.85,
  read({ parsed, quantity, counted }) {
    if (counted === undefined || quantity.denominator !== null || !people.includes(counted.unit))
      return undefined
    const noun = nounAt(parsed, quantity.to)
    const whole = rootOf(counted)
    if (noun?.unit !== 'member' || !isPartOf(parsed, whole, quantity.from)) return undefined
    const value = countOf(quantity)
    if (value > whole.value) return undefined
    return { unit: counted.unit, value, denominator: null, from: quantity.from, to: noun.to, whole }
  },
}
