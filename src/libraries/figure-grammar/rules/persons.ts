import type { Unit } from '../figure.ts'
import type { Scene } from '../scene.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { programWords } from '../vocabulary/programs.ts'
import { persons, personsOf } from '../vocabulary/units.ts'
import { countOf } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import type { UnitRule } from './unit-rule.ts'

const readPerson = phraseReader(persons)
const readProgram = phraseReader(programWords)
const sending = formOf('cử')
/** How many tokens before the number may tell who is meant. */
const REACH = 14

/** The kind of persons that the words before a number speak of. */
function kindBefore(scene: Scene, before: number): Unit | undefined {
  const { tokens, places } = scene
  for (let at = before - 1; at >= Math.max(0, before - REACH); at--) {
    if (places[at]!.sentence !== places[before]!.sentence) return undefined
    if (tokens[at]!.form === sending) return 'staff'
    const noun = nounAt(scene, at)
    // the lecturers of `lớp bồi dưỡng giảng viên` are what it is called
    if (noun && noun.to <= before && !isInName(scene, at, noun.to)) return personsOf[noun.unit]
  }
  return undefined
}

/** No programme has a name of more words before a noun in it. */
const LONGEST_NAME = 6

function isInName({ tokens }: Scene, from: number, to: number): boolean {
  for (let at = Math.max(0, from - LONGEST_NAME); at < from; at++) {
    if ((readProgram(tokens, at)?.to ?? 0) >= to) return true
  }
  return false
}

export const personsRule: UnitRule = {
  name: 'persons',
  example: 'Đội ngũ giảng viên có 34 đồng chí; lớp có 65 học viên, trong đó 20 người là nữ.',
  description:
    'A number before người or đồng chí: persons of the kind that its sentence counted or named before; staff after cử.',
  confidence: 0.7,
  read({ scene, quantity, counted }) {
    const person = readPerson(scene.tokens, quantity.to)
    if (person === undefined || quantity.multiplied) return undefined
    const named = kindBefore(scene, quantity.from)
    const unit = named ?? (counted && personsOf[counted.unit])
    if (unit === undefined) return undefined
    const { from, denominator } = quantity
    const whole = counted?.unit === unit ? counted : undefined
    return { unit, value: countOf(quantity), denominator, from, to: person.to, whole }
  },
}
