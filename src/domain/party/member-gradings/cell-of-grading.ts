import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { hasMembers, noMembers, organisationsOf } from '../cells/existing-on.ts'
import { decideBySheet } from '../gradings/decide-by-sheet.ts'
import { rejectDissolved } from '../gradings/existing-organisations.ts'
import { lastDayOfPeriod } from '../gradings/period.ts'
import { prepareGradings } from '../gradings/rules.ts'
import { problemsOfTemporaryCells } from '../gradings/temporary-cells.ts'
import { spansOf, type Span } from '../memberships/timeline.ts'
import { proposeLeadership } from './leadership.ts'
import type { MemberGrading, MemberGradingInput } from './schema.ts'

type MemberGradingDraft = Draft<MemberGrading, MemberGradingInput>

const isSamePeriod = ({ party_member_id, year, quarter }: MemberGrading, values: MemberGradingInput) =>
  party_member_id === values.party_member_id && year === values.year && quarter === values.quarter

const noCell = (day: string) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/party_cell_id',
        code: 'required',
        message: {
          en: `The member belongs to no Party cell on ${day}, the last day of the period: name the cell in which the member was graded, or enter the membership first (/v1/party-memberships).`,
          vi: `Ngày ${vietnameseDay(day)} (ngày cuối kỳ) đảng viên không sinh hoạt tại chi bộ nào: hãy ghi rõ chi bộ đánh giá, xếp loại, hoặc ghi sinh hoạt đảng của đảng viên trước.`,
        },
      },
    ],
  })

/**
 * Rejects gradings of members in organisations that have no members, and in cells where they take part for a time only. Stored
 * ones and their corrections keep their cell.
 */
async function rejectOtherCells(
  drafts: readonly MemberGradingDraft[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const named = drafts.filter(
    ({ current, values, extraColumns }) =>
      extraColumns?.['supersedes_id'] === undefined && values.party_cell_id !== current?.party_cell_id,
  )
  const organisations = await organisationsOf(
    transaction,
    named.map(({ values }) => values.party_cell_id),
  )
  for (const { id, values } of named) {
    const organisation = organisations.get(values.party_cell_id ?? '')
    if (organisation !== undefined && !hasMembers(organisation.kind)) rejectRow(id, noMembers())
  }
  const placed = drafts.filter(
    ({ current, values, extraColumns }) =>
      extraColumns?.['supersedes_id'] === undefined &&
      (current === undefined ||
        values.party_cell_id !== current.party_cell_id ||
        !isSamePeriod(current, values)),
  )
  const problems = await problemsOfTemporaryCells(
    transaction,
    placed.map(({ values }) => values),
  )
  for (const [at, { id }] of placed.entries()) {
    const problem = problems[at]
    if (problem !== undefined) rejectRow(id, problem)
  }
}

const hasDay = ({ from, to }: Span, day: string) => (from ?? day) <= day && day <= (to ?? day)

/**
 * The values of gradings of members, for `prepare`. A grading without a cell keeps the one that it has. That of a new
 * grading, and of one that was moved to another member or period, is the cell of the last day of the period; a trigger fills
 * in the same for processes that know no cell.
 */
export async function prepareMemberGradings(given: readonly MemberGradingDraft[], context: WriteContext) {
  const { transaction, rejectRow } = context
  const drafts = await proposeLeadership(given, context)
  await rejectDissolved(drafts, context)
  await rejectOtherCells(drafts, context)
  const lacksCell = ({ current, values }: MemberGradingDraft) =>
    values.party_cell_id === null && (current === undefined || !isSamePeriod(current, values))
  const members = drafts.filter(lacksCell).flatMap(({ values }) => values.party_member_id ?? [])
  const spans = await spansOf(transaction, [...new Set(members)])
  const prepared = prepareGradings(drafts, context).map((values, at) => {
    const draft = drafts[at]!
    if (values.party_cell_id !== null) return values
    if (!lacksCell(draft)) return { ...values, party_cell_id: draft.current!.party_cell_id }
    const day = lastDayOfPeriod(values)
    const span = spans.find((one) => one.party_member_id === values.party_member_id && hasDay(one, day))
    if (span === undefined) rejectRow(draft.id, noCell(day))
    return { ...values, party_cell_id: span?.party_cell_id ?? null }
  })
  return await decideBySheet(drafts, prepared, context)
}
