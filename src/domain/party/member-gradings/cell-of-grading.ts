import type { Draft } from '../../../platform/resource/draft.ts'
import { prepareGradings } from '../gradings/rules.ts'
import type { MemberGrading, MemberGradingInput } from './schema.ts'

type MemberGradingDraft = Draft<MemberGrading, MemberGradingInput>

const isSamePeriod = ({ party_member_id, year, quarter }: MemberGrading, values: MemberGradingInput) =>
  party_member_id === values.party_member_id && year === values.year && quarter === values.quarter

/**
 * The values of gradings of members, for `prepare`. A grading without a cell keeps the one that it has; that of a new
 * grading, and of one that was moved to another member or period, is filled in by a trigger.
 */
export const prepareMemberGradings = (drafts: readonly MemberGradingDraft[]) =>
  prepareGradings(drafts).map((values, at) => {
    const { current } = drafts[at]!
    return values.party_cell_id === null && current !== undefined && isSamePeriod(current, values)
      ? { ...values, party_cell_id: current.party_cell_id }
      : values
  })
