import type { ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { committeeMembers } from '../vocabulary/admissions.ts'
import { countOf } from './counted-noun.ts'
import { readPartOpener } from './part-words.ts'
import type { UnitRule } from './unit-rule.ts'

const readCommitteeMember = phraseReader(committeeMembers)
const having = formOf('có')

/** Whether words before a number open a part: trong đó, có, or a bracket. */
function isOpened({ tokens }: ParsedText, from: number): boolean {
  const before = tokens[from - 1]?.form
  return before === having || before === '(' || readPartOpener.before(tokens, from) !== undefined
}

export const committeePartRule: UnitRule = {
  name: 'committee-part',
  example: 'Kiểm tra 42 đảng viên, trong đó có 13 cấp ủy viên.',
  description:
    'A number of members of Party committees among the parts of Party members: it counts these members, with a `detail`. Elsewhere it counts nothing.',
  confidence: 0.8,
  read({ parsed, quantity, counted }) {
    if (counted?.unit !== 'member' || quantity.denominator !== null) return undefined
    const committee = readCommitteeMember(parsed.tokens, quantity.to)
    if (committee === undefined || !isOpened(parsed, quantity.from)) return undefined
    const value = countOf(quantity)
    if (value > counted.value) return undefined
    const label = { from: quantity.to, to: committee.to }
    return {
      unit: 'member',
      value,
      denominator: null,
      from: quantity.from,
      to: committee.to,
      whole: counted,
      label,
    }
  },
}
