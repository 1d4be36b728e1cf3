import { badgeRule } from './badge.ts'
import { barePartRule, listedPartRule, namedPartRule } from './bare-parts.ts'
import { committeePartRule } from './committee-part.ts'
import { countedNounRule, shareRule } from './counted-noun.ts'
import { degreePartRule } from './degree-part.ts'
import { disciplinedRule } from './disciplined.ts'
import { gradedShareRule } from './graded-share.ts'
import { moneyRule } from './money.ts'
import { admittedRule } from './admitted.ts'
import { listPartRule } from './list-parts.ts'
import { memberPartRule } from './member-part.ts'
import { nounBeforeRule, statedPeerRule } from './noun-before.ts'
import { percentRule } from './percent.ts'
import { personsRule } from './persons.ts'
import { rangeRule } from './range.ts'
import { seriesRule } from './series.ts'
import { shareInWordsRule } from './share-in-words.ts'
import type { UnitRule } from './unit-rule.ts'

/** All rules that give a number its unit, in order: the first rule that reads a number wins. */
export const unitRules: readonly UnitRule[] = [
  rangeRule,
  percentRule,
  moneyRule,
  seriesRule,
  shareInWordsRule,
  listPartRule,
  shareRule,
  degreePartRule,
  memberPartRule,
  admittedRule,
  committeePartRule,
  disciplinedRule,
  badgeRule,
  countedNounRule,
  nounBeforeRule,
  statedPeerRule,
  personsRule,
  gradedShareRule,
  barePartRule,
  namedPartRule,
  listedPartRule,
]
