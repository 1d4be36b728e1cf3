import { inArray } from 'drizzle-orm'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { assertNotConfirmed } from '../gradings/rules.ts'
import { partyMembers } from '../members/table.ts'
import type { MemberGrading, MemberGradingInput } from './schema.ts'

type MemberGradingDraft = Draft<MemberGrading, MemberGradingInput>

const isCorrection = ({ extraColumns }: MemberGradingDraft) => extraColumns?.['supersedes_id'] !== undefined

/** Whether a new grading asks its member who leads. A correction keeps what it corrects, also that nobody knows it. */
const asksMember = (draft: MemberGradingDraft) =>
  draft.current === undefined && draft.values.holds_leadership === undefined && !isCorrection(draft)

/**
 * Takes whether members lead or manage into new gradings that leave it out. Later changes of the member do not reach them. The
 * sheet of an earlier step, sent again, does not unsay it in a decided grading.
 */
export async function proposeLeadership(
  drafts: readonly MemberGradingDraft[],
  { transaction }: WriteContext,
): Promise<MemberGradingDraft[]> {
  const ids = new Set(drafts.filter(asksMember).flatMap(({ values }) => values.party_member_id ?? []))
  const { id, holds_leadership } = partyMembers
  const found =
    ids.size === 0
      ? []
      : await transaction.orm
          .select({ id, holds_leadership })
          .from(partyMembers)
          .where(inArray(id, [...ids]))
  const leads = new Map(found.map((member) => [member.id, member.holds_leadership]))
  return drafts.map((draft) => {
    const { current, values } = draft
    if (asksMember(draft)) {
      const answer = leads.get(values.party_member_id ?? '') ?? null
      return { ...draft, values: { ...values, holds_leadership: answer } }
    }
    const isUnsaid = values.holds_leadership === null && (current?.confirmed_at ?? null) !== null
    return isUnsaid ? { ...draft, values: { ...values, holds_leadership: current!.holds_leadership } } : draft
  })
}

/** Asserts that a confirmed grading keeps its facts; whether the member led can still be said. @throws Problem 409 */
export function assertFactsStay(current: MemberGrading, changed: readonly string[]): void {
  const facts = changed.filter((field) => field !== 'holds_leadership' || current.holds_leadership !== null)
  assertNotConfirmed(current, facts)
}
