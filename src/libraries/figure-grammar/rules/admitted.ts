import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  admissionLinks,
  admissions,
  candidates,
  intoTheParty,
  notYetAdmitted,
  proposedToTheParty,
} from '../vocabulary/admissions.ts'
import { countOf } from './counted-noun.ts'
import type { UnitRule } from './unit-rule.ts'

const readCandidate = phraseReader(candidates)
const readAdmission = phraseReader(admissions)
const readParty = phraseReader(intoTheParty)
const readProposal = phraseReader(proposedToTheParty)
const links = wordSet(admissionLinks)
const notYet = wordSet(notYetAdmitted)
const passive = formOf('được')
/** The most words between the persons and `vào Đảng`. */
const maxDistanceTokens = 9
/** The most words between `cho Đảng` and the persons. */
const maxProposalTokens = 20
/** The most words between the persons and `kết nạp`. */
const maxLinks = 4

const admissionBefore = (tokens: ParsedText['tokens'], from: number) => {
  let at = from
  while (at > 0 && from - at < 3 && links.has(tokens[at - 1]!.form)) at -= 1
  return readAdmission.before(tokens, at)
}

/** `27 học sinh của huyện được kết nạp Đảng`: other words may stand between, but none that says that it is not done yet. */
function areAdmittedBehind({ tokens, places }: ParsedText, to: number): boolean {
  for (let at = to; at < Math.min(tokens.length, to + maxDistanceTokens); at++) {
    if (tokens[at]!.kind !== 'word' || places[at]!.item !== places[to]!.item) return false
    if (notYet.has(tokens[at]!.form)) return false
    if (tokens[at]!.form === passive && readAdmission(tokens, at + 1)?.meaning === 'party') return true
  }
  return false
}

/** Whether the persons are admitted: kết nạp stands directly before the number, or được kết nạp directly after them. */
function isAdmitted({ tokens }: ParsedText, from: number, to: number): boolean {
  if (admissionBefore(tokens, from)) return true
  let behind = to
  while (behind - to < maxLinks && links.has(tokens[behind]?.form ?? '')) behind += 1
  return behind > to && readAdmission(tokens, behind) !== undefined
}

function entersParty({ tokens, places }: ParsedText, to: number): boolean {
  for (let at = to; at < Math.min(tokens.length, to + maxDistanceTokens); at++) {
    if (places[at]!.item !== places[to]!.item) return false
    if (readParty(tokens, at)) return true
  }
  return false
}

/** `giới thiệu 57 đoàn viên ưu tú cho Đảng, có 31 đồng chí được kết nạp`: nothing else is named that they enter. */
function wasProposed({ tokens, places }: ParsedText, from: number, to: number): boolean {
  let admission = to
  while (admission - to < maxLinks && links.has(tokens[admission]?.form ?? '')) admission += 1
  const next = tokens[readAdmission(tokens, admission)?.to ?? -1]
  if (next?.kind === 'word') return false
  for (let at = from - 1; at >= Math.max(0, from - maxProposalTokens); at--) {
    if (places[at]!.sentence !== places[from]!.sentence) return false
    if (readProposal(tokens, at)) return true
  }
  return false
}

export const admittedRule: UnitRule = {
  name: 'admitted',
  example: 'Kết nạp được 70 quần chúng ưu tú vào Đảng.',
  description:
    'A number or share of quần chúng after kết nạp or before được kết nạp: new Party members; so are other persons (đoàn viên, học sinh) before vào Đảng, or behind cho Đảng.',
  confidence: 0.85,
  read({ parsed, quantity }) {
    const noun = readCandidate(parsed.tokens, quantity.to)
    const { denominator, from } = quantity
    // of others nobody knows that the denominator counts candidates
    if (noun === undefined || (denominator !== null && noun.meaning === 'others')) return undefined
    const isBehind = areAdmittedBehind(parsed, noun.to)
    if (!isBehind && !isAdmitted(parsed, from, noun.to)) return undefined
    const isSure =
      isBehind ||
      noun.meaning === 'masses' ||
      admissionBefore(parsed.tokens, from)?.meaning === 'party' ||
      entersParty(parsed, noun.to)
    if (!isSure && !wasProposed(parsed, from, noun.to)) return undefined
    return { unit: 'member', value: countOf(quantity), denominator, from, to: noun.to }
  },
}
