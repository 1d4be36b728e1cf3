import type { Draft } from '../draft.ts'
import type { Group, Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { memberPartRule } from '../rules/member-part.ts'
import { nounOfPercent } from '../rules/nouns.ts'
import { groupEndingAt } from '../rules/part-words.ts'
import { personsRule } from '../rules/persons.ts'
import { phraseReader } from '../text/phrases.ts'
import { groupWords, levelWords } from '../vocabulary/parts.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { isShareOf } from './result.ts'
import { firstIn, lastIn } from './surroundings.ts'

const readLevel = phraseReader(levelWords)
const readGroup = phraseReader(groupWords)

const groupLinks = wordSet(['là', ':', 'có', 'gồm'])

const isOneOf = ({ unit }: { unit: Unit }, units: readonly Unit[]) => units.includes(unit)
const research: readonly Unit[] = ['topic', 'seminar', 'paper']
const people: readonly Unit[] = ['learner', 'member', 'lecturer', 'staff']

export const levelRule: DimensionRule = {
  name: 'level',
  example: '01 đề tài khoa học cấp tỉnh và 12 đề tài cấp trường',
  description:
    'The level of topics, seminars and papers: cấp Bộ, cấp tỉnh, cấp trường and so on, after the figure.',
  apply(parsed, drafts, surroundings) {
    drafts.forEach((draft, index) => {
      if (!isOneOf(draft, research)) return
      const level = firstIn(parsed, readLevel, surroundings[index]!.after)
      if (level) draft.dimensions.level = level.meaning
    })
  },
}

export const groupRule: DimensionRule = {
  name: 'group',
  example:
    '65 học viên, trong đó 20 nữ, 60 đảng viên; 41 đảng viên (38 chính thức, 3 dự bị); học viên nữ 30 người',
  description:
    'The group of persons: nữ, nam, chính thức, dự bị, dân tộc thiểu số, and đảng viên among other persons, directly beside the figure. A percentage of persons has it too.',
  apply(parsed, drafts) {
    for (const [index, draft] of drafts.entries()) {
      if (draft.unit === 'percent') {
        const group = groupOfPercent(parsed, draft, drafts[index - 1])
        if (group) draft.dimensions.group = group
        continue
      }
      if (!isOneOf(draft, people)) continue
      if (draft.rule === memberPartRule.name) {
        draft.dimensions.group = 'party_member'
        continue
      }
      const following = readGroup(parsed.tokens, draft.to) ?? readGroup(parsed.tokens, draft.quantity.to)
      const named = draft.rule === 'named-part' ? readGroup(parsed.tokens, draft.from) : undefined
      // số học viên là nữ: 512
      const between =
        draft.rule === 'noun-before'
          ? lastIn(parsed, readGroup, { from: draft.from, to: draft.quantity.from })
          : undefined
      const group = following ?? named ?? between ?? groupOfPersons(parsed, draft, drafts[index - 1])
      // of Party members none is another one
      const isAll = draft.unit === 'member' && group?.meaning === 'party_member'
      if (group && !isAll) draft.dimensions.group = group.meaning
    }
  },
}

/** `40% đảng viên nữ`, and the percentage beside a group: 11 đảng viên nữ, chiếm 26,8%. */
function groupOfPercent(parsed: ParsedText, draft: Draft, before: Draft | undefined): Group | undefined {
  const noun = nounOfPercent(parsed, draft.to)
  if (noun && isOneOf(noun, people)) {
    const group = readGroup(parsed.tokens, noun.to)?.meaning
    return noun.unit === 'member' && group === 'party_member' ? undefined : group
  }
  return isShareOf(parsed, draft, before) ? before?.dimensions.group : undefined
}

/** `học viên nữ 1.250 người`, `đảng viên nữ là 30 đồng chí`: the group directly before the number of persons. */
function groupOfPersons(parsed: ParsedText, draft: Draft, before: Draft | undefined) {
  if (draft.rule !== personsRule.name) return undefined
  let at = draft.quantity.from
  while (at > draft.quantity.from - 2 && groupLinks.has(parsed.tokens[at - 1]?.form ?? '')) at -= 1
  const group = groupEndingAt(parsed, at)
  return group && group.from >= (before?.to ?? 0) ? group : undefined
}
