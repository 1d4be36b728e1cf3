import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import { textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { countedNounRule } from '../rules/counted-noun.ts'
import { measureBefore } from '../rules/disciplined.ts'
import { nounAt, nounOfPercent } from '../rules/nouns.ts'
import { nounBeforeRule } from '../rules/noun-before.ts'
import { readPartOpener } from '../rules/part-words.ts'
import { personsRule } from '../rules/persons.ts'
import { phraseReader } from '../text/phrases.ts'
import { measures } from '../vocabulary/labels.ts'
import { groupWords, memberKinds, memberPartKinds, restrictions } from '../vocabulary/parts.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readRestriction = phraseReader(restrictions)
const readGroup = phraseReader(groupWords)
const readMeasure = phraseReader(measures)
const people: readonly Unit[] = ['member', 'staff', 'lecturer', 'learner']
const kinds = wordSet(memberKinds)
const partKinds = wordSet(memberPartKinds)
/** How far before a part the words that open the parts may be, in tokens. */
const maxOpenerTokens = 40
const labelStarts = new Set([',', ';', ':', '(', ')', '.', ...wordSet(['như', 'gồm', 'đó', 'là', 'và'])])
const upperCase = /^\p{Lu}/u
/** Signs before an item of a list. */
const bullets = new Set(['-', '–', '•', '+', '*'])
/** The most words of a detail. */
const maxTokens = 12
/** The longest detail. */
const maxCharacters = 120

/** `03 đảng viên được miễn công tác`: the words up to the end of the clause. */
function restrictionAfter(parsed: ParsedText, draft: Draft) {
  const { tokens } = parsed
  const to = endOfNoun(parsed, draft)
  const isOfPercent = draft.unit === 'percent' && to > draft.to
  if (!people.includes(draft.unit) && !isOfPercent) return undefined
  const isRestricted = readRestriction(tokens, to) !== undefined || isKindOfMembers(parsed, draft, to)
  if (!isRestricted || readGroup(tokens, to)) return undefined
  let end = to
  while (end < to + maxTokens && tokens[end]?.kind === 'word') end += 1
  return { from: to, to: end }
}

/** The end of the noun that a percentage is one of: 5% đảng viên là người có đạo. */
function endOfNoun(parsed: ParsedText, { unit, to }: Draft): number {
  if (unit !== 'percent') return to
  const noun = nounOfPercent(parsed, to)
  return noun && people.includes(noun.unit) ? noun.to : to
}

/** `14 đảng viên là giảng viên`, and in a list of parts `25 đảng viên chi bộ nông thôn`. */
function isKindOfMembers(parsed: ParsedText, { unit, from }: Draft, at: number): boolean {
  const { tokens, places } = parsed
  if (unit !== 'member' || tokens[at + 1]?.kind !== 'word') return false
  if (kinds.has(tokens[at]!.form)) return true
  if (!partKinds.has(tokens[at]!.form)) return false
  for (let before = from - 1; before >= Math.max(0, from - maxOpenerTokens); before--) {
    if (places[before]!.sentence !== places[from]!.sentence) return false
    if (readPartOpener(tokens, before)) return true
  }
  return false
}

/** `khiển trách 25 đảng viên`: the measure before a counted noun. Who decided it is a label only in a list of parts. */
function disciplineOf(parsed: ParsedText, { unit, quantity, rule }: Draft) {
  if (unit !== 'member' || rule !== countedNounRule.name) return undefined
  const measure = measureBefore(parsed, quantity.from)
  return measure && readMeasure(parsed.tokens, measure.from)?.meaning ? measure : undefined
}

/** `Bắc Ninh: 40 người`: the name before the colon. */
function placeBefore(parsed: ParsedText, { rule, quantity, from: start }: Draft) {
  const { tokens, text } = parsed
  const to = quantity.from - 1
  if (rule !== personsRule.name || tokens[to]?.form !== ':' || start !== quantity.from) return undefined
  let from = to
  while (from > 0 && to - from <= maxTokens && !labelStarts.has(tokens[from - 1]!.form)) {
    if (tokens[from - 1]!.kind === 'break') break
    from -= 1
  }
  while (from < to && bullets.has(tokens[from]!.form)) from += 1
  if (
    from === to ||
    to - from > maxTokens ||
    !upperCase.test(text.slice(tokens[from]!.start, tokens[from]!.end))
  )
    return undefined
  if (nounAt(parsed, from)?.to === to || readGroup(tokens, from) || readPartOpener(tokens, from))
    return undefined
  return { from, to }
}

const itemStarts = new Set([',', ';', '(', ')', '.', ...bullets])

/** `Đảng viên là giáo viên: 22 đồng chí`: the words behind the noun of an item that ends with the colon. */
function itemBefore(parsed: ParsedText, { rule, unit, quantity, from: start }: Draft) {
  const { tokens } = parsed
  const isHeading = tokens[quantity.from - 1]?.form === ':'
  const to = isHeading ? quantity.from - 1 : quantity.from
  if (rule !== personsRule.name || start !== quantity.from) return undefined
  let from = to
  while (from > 0 && to - from <= maxTokens && tokens[from - 1]!.kind !== 'break') {
    if (itemStarts.has(tokens[from - 1]!.form) || tokens[from - 1]!.form === ':') break
    if (readPartOpener.before(tokens, from)) break
    from -= 1
  }
  const noun = nounAt(parsed, from)
  if (noun?.unit !== unit || noun.to >= to || to - from > maxTokens) return undefined
  // đảng viên khối doanh nghiệp 9 đồng chí
  if (!isHeading && !(unit === 'member' && kinds.has(tokens[noun.to]!.form) && to > noun.to + 1))
    return undefined
  const group = readGroup(tokens, noun.to)
  return group?.to === to || readPartOpener(tokens, noun.to) ? undefined : { from: noun.to, to }
}

/** Words that another dimension has said already. */
const isSaid = ({ subject, stage, group, result, grade }: Draft['dimensions']) =>
  [subject, stage, group, result, grade].some((value) => value !== undefined)

export const detailRule: DimensionRule = {
  name: 'detail',
  example:
    'Kỷ luật 40 đảng viên (khiển trách 25, cảnh cáo 15); số giảng viên có trình độ tiến sĩ là 6. Có 3 đảng viên được miễn công tác. Kết nạp nhiều đảng viên như Bắc Ninh: 40 người',
  description:
    'Words that tell a figure from others where no dimension does: the label in a list, the words between `số` with its noun and `là`, words such as được miễn, có trình độ behind persons, which Party members are counted (là cấp ủy viên, khối doanh nghiệp), a measure of discipline before them, and the name of a place with a colon.',
  apply(parsed, drafts) {
    for (const draft of drafts) {
      const { dimensions, rule } = draft
      if (dimensions.detail !== undefined) continue
      const label = rule === nounBeforeRule.name && isSaid(dimensions) ? undefined : draft.label
      const words =
        label ??
        disciplineOf(parsed, draft) ??
        itemBefore(parsed, draft) ??
        placeBefore(parsed, draft) ??
        restrictionAfter(parsed, draft)
      if (words === undefined) continue
      const detail = textOf(parsed, words.from, words.to).normalize('NFC').replace(/\s+/g, ' ')
      if (detail.length <= maxCharacters) dimensions.detail = detail
    }
  },
}
