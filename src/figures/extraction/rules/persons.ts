import { phraseReader } from '../text/phrases.ts'
import { personsOf, persons } from '../vocabulary/units.ts'
import { countOf } from './counted-noun.ts'
import type { UnitRule } from './unit-rule.ts'

const readPerson = phraseReader(persons)

export const personsRule: UnitRule = {
  name: 'persons',
  example: 'Lớp có 65 học viên, trong đó 20 người là nữ.',
  description: 'A number before người or đồng chí: persons of the kind that its sentence counted before.',
  confidence: 0.7,
  read({ scene, quantity, counted }) {
    const person = readPerson(scene.tokens, quantity.to)
    const unit = counted && personsOf[counted.unit]
    if (person === undefined || unit === undefined || quantity.multiplied) return undefined
    const { from, denominator } = quantity
    return { unit, value: countOf(quantity), denominator, from, to: person.to, whole: counted }
  },
}
