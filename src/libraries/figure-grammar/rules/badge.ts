import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { badges, partyBadges } from '../vocabulary/labels.ts'
import { badgeHolders } from '../vocabulary/units.ts'
import { countOf } from './counted-noun.ts'
import type { UnitRule } from './unit-rule.ts'

const readHolder = phraseReader(badgeHolders)
const readBadge = phraseReader(badges)
const readParty = phraseReader(partyBadges)
/** How far from the number the badge may stand, in tokens. */
const reach = 14
/** The most words from huy hiệu to Đảng: Huy hiệu 70 năm tuổi Đảng. */
const maxNameTokens = 6

/** Whether a badge of the Party is named at a token. */
function isPartyBadge({ tokens }: ParsedText, at: number): boolean {
  const badge = readBadge(tokens, at)
  if (badge === undefined) return false
  for (let next = badge.to; next < Math.min(tokens.length, badge.to + maxNameTokens); next++)
    if (readParty(tokens, next)) return true
  return false
}

/** Whether the item of a number names a badge of the Party. */
function isOfBadge(parsed: ParsedText, from: number): boolean {
  const { item } = parsed.places[from]!
  const last = Math.min(parsed.tokens.length - 1, from + reach)
  for (let at = Math.max(0, from - reach); at <= last; at++)
    if (parsed.places[at]!.item === item && isPartyBadge(parsed, at)) return true
  return false
}

export const badgeRule: UnitRule = {
  name: 'badge',
  example: '75 đồng chí được trao Huy hiệu 70 năm tuổi Đảng; nhận Huy hiệu 65 năm tuổi Đảng có 17 đồng chí.',
  description:
    'A number before đồng chí or người in an item with a badge of the Party (Huy hiệu 70 năm tuổi Đảng), which only members get.',
  confidence: 0.8,
  read({ parsed, quantity }) {
    const holder = readHolder(parsed.tokens, quantity.to)
    const { from, denominator, multiplied } = quantity
    if (holder === undefined || multiplied || denominator !== null || !isOfBadge(parsed, from))
      return undefined
    return { unit: 'member', value: countOf(quantity), denominator: null, from, to: holder.to }
  },
}
