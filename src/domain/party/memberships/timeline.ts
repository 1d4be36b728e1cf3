import { and, eq, inArray, isNull } from 'drizzle-orm'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { organisationsOf, problemOfMembership } from '../cells/existing-on.ts'
import { dayBefore } from '../neighbouring-days.ts'
import { giveWay } from './neighbours.ts'
import type { PartyMembership, PartyMembershipInput } from './schema.ts'
import { partyMemberships as table } from './table.ts'

type MembershipDraft = Draft<PartyMembership, PartyMembershipInput>

/** The days of a membership. */
export type Span = Pick<PartyMembership, 'id' | 'party_member_id' | 'party_cell_id' | 'from' | 'to'>

const first = ({ from }: Pick<Span, 'from'>) => from ?? '0000'
const last = ({ to }: Pick<Span, 'to'>) => to ?? '9999'

const overlap = (one: Pick<Span, 'from' | 'to'>, other: Pick<Span, 'from' | 'to'>) =>
  first(one) <= last(other) && first(other) <= last(one)

/** The memberships of members that count, in the order of their days: live ones that are not temporary. */
export async function spansOf({ orm }: Transaction, memberIds: readonly string[]): Promise<Span[]> {
  if (memberIds.length === 0) return []
  const { id, party_member_id, party_cell_id, from, to } = table
  const spans = await orm
    .select({ id, party_member_id, party_cell_id, from, to })
    .from(table)
    .where(
      and(inArray(party_member_id, [...memberIds]), isNull(table.deleted_at), eq(table.temporary, false)),
    )
  return spans.toSorted((a, b) => first(a).localeCompare(first(b)))
}

const daysOf = ({ from, to }: Span): Bilingual => ({
  en: `${from === null ? 'from the beginning' : `from ${from}`} ${to === null ? 'on' : `to ${to}`}`,
  vi: `${from === null ? 'từ trước đến' : `từ ngày ${vietnameseDay(from)} đến`} ${to === null ? 'nay' : `ngày ${vietnameseDay(to)}`}`,
})

/** What to do about days that another membership has. */
function remedyOf(field: 'from' | 'to', other: Span, given: Pick<Span, 'from' | 'to'>): Bilingual {
  const days = daysOf(other)
  if (field === 'to' && given.to === null && other.from !== null) {
    const last = dayBefore(other.from)
    return {
      en: `The member belongs to a cell ${days.en} already (membership ${other.id}), and this one has no last day: name it, ${last} at the latest.`,
      vi: `Đảng viên sinh hoạt tại chi bộ ${days.vi} (bản ghi ${other.id}), mà lần sinh hoạt này chưa ghi ngày cuối: hãy ghi Đến ngày, chậm nhất là ${vietnameseDay(last)}.`,
    }
  }
  if (field === 'from' && other.to === null && given.from !== null && first(other) < given.from) {
    const last = dayBefore(given.from)
    return {
      en: `The member belongs to a cell ${days.en} (membership ${other.id}), of which the last day is not entered: enter it there, ${last} at the latest.`,
      vi: `Đảng viên đang sinh hoạt tại chi bộ ${days.vi} (bản ghi ${other.id}) mà chưa ghi ngày cuối: hãy ghi Đến ngày của lần sinh hoạt đó, chậm nhất là ${vietnameseDay(last)}.`,
    }
  }
  if (other.from === null)
    return {
      en: `The member belongs to a cell ${days.en} already (membership ${other.id}), of which the first day is not entered: enter it there if it is later, or name days after it.`,
      vi: `Đảng viên đã sinh hoạt tại chi bộ ${days.vi} (bản ghi ${other.id}) mà chưa ghi ngày bắt đầu: nếu bắt đầu muộn hơn, hãy ghi ngày bắt đầu vào bản ghi đó, hoặc chọn ngày sau đó.`,
    }
  return {
    en: `The member belongs to a cell ${days.en} already (membership ${other.id}): name other days, change that one, or say \`temporary\`.`,
    vi: `Đảng viên đã sinh hoạt tại chi bộ ${days.vi} (bản ghi ${other.id}): hãy chọn ngày khác, sửa bản ghi đó, hoặc ghi là sinh hoạt đảng tạm thời.`,
  }
}

/** The 409 for days that another membership has. @param field the field to change */
const overlapProblem = (field: 'from' | 'to', other: Span, given: Pick<Span, 'from' | 'to'>) =>
  new Problem('already_exists', {
    errors: [{ pointer: `/${field}`, code: 'taken', message: remedyOf(field, other, given) }],
  })

const memberStays = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/party_member_id',
        code: 'read_only',
        message: {
          en: 'A membership stays with its member: delete it, and create one for the other member.',
          vi: 'Không đổi được đảng viên của bản ghi: hãy xóa và ghi mới cho đảng viên kia.',
        },
      },
    ],
  })

const needsFrom = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/from',
        code: 'required',
        message: {
          en: 'It is required for a member who belongs to a cell already: name the first day in the other cell.',
          vi: 'Đảng viên đang sinh hoạt tại một chi bộ: phải ghi ngày bắt đầu sinh hoạt tại chi bộ mới.',
        },
      },
    ],
  })

const needsLastDay = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/to',
        code: 'required',
        message: {
          en: 'It is required with left_for: name the last day, or set left_for to null too.',
          vi: 'Đã ghi lý do giảm thì phải ghi ngày cuối sinh hoạt tại chi bộ; nếu đảng viên còn sinh hoạt, hãy xóa cả lý do giảm.',
        },
      },
    ],
  })

/** What a trigger or the membership before has said stays where a sheet does not have it. */
function keepKnown({ current, values }: MembershipDraft, to: string | null): PartyMembershipInput {
  if (current === undefined) return { ...values, to }
  const joined_by = values.joined_by ?? (current.joined_by === 'moved_cell' ? 'moved_cell' : null)
  // what goes on has not ended by a move, as the one after it said before
  const goesOn = to === null && current.left_for === 'moved_cell' && values.left_for === 'moved_cell'
  const known = values.left_for ?? (to === values.to ? null : current.left_for)
  const left_for = goesOn ? null : known
  return { ...values, to, joined_by, left_for, kind: values.kind ?? current.kind }
}

/** The memberships of a member, to which the drafts of a write are added one after the other. */
type Timeline = { spans: readonly Span[] }

/** The last day of a changed membership: a sheet that knows no last days does not open what the next one has ended. */
function lastDay({ current, values }: MembershipDraft, others: readonly Span[]): string | null {
  if (values.to !== null || current === undefined || current.to === null) return values.to
  const next = others.find((span) => first(span) > first(values))
  return next?.from && dayBefore(next.from) === current.to ? current.to : null
}

/**
 * Adds a new membership, or changes one. The open one ends the day before a new one, as the trigger of the table does it.
 * @returns the last day
 * @throws Problem for days that another one has
 */
function put(timeline: Timeline, draft: MembershipDraft): string | null {
  const { id, current, values } = draft
  const { party_member_id, party_cell_id, from } = values
  let others = timeline.spans.filter((span) => span.id !== id)
  if (current === undefined && others.some(({ to }) => to === null)) {
    if (from === null) throw needsFrom()
    others = others.map((span) =>
      span.to === null && first(span) < from ? { ...span, to: dayBefore(from) } : span,
    )
  }
  const span: Span = {
    id,
    party_member_id: party_member_id!,
    party_cell_id: party_cell_id!,
    from,
    to: lastDay(draft, others),
  }
  const taken = others.find((other) => overlap(other, span))
  if (taken !== undefined) throw overlapProblem(first(span) < first(taken) ? 'to' : 'from', taken, span)
  timeline.spans = [...others, span].toSorted((a, b) => first(a).localeCompare(first(b)))
  return span.to
}

/**
 * Rejects memberships that would overlap, for `prepare`. Writes of memberships wait for each other, and triggers hold the
 * same rules, but their errors do not say what to do.
 */
export async function prepareMemberships(
  drafts: readonly MembershipDraft[],
  { transaction, rejectRow }: WriteContext,
): Promise<PartyMembershipInput[]> {
  const members = [...new Set(drafts.flatMap(({ values }) => values.party_member_id ?? []))]
  const cells = await organisationsOf(
    transaction,
    drafts.map(({ values }) => values.party_cell_id),
  )
  const spans = await spansOf(transaction, members)
  const timelines = new Map<string, Timeline>(members.map((member) => [member, { spans: [] }]))
  for (const span of spans) {
    const timeline = timelines.get(span.party_member_id)!
    timeline.spans = [...timeline.spans, span]
  }
  return drafts.map((draft) => {
    const { id, current, values } = draft
    if (current !== undefined && current.party_member_id !== values.party_member_id)
      rejectRow(id, memberStays())
    const check = (checked: PartyMembershipInput) => {
      if (checked.left_for !== null && checked.to === null) rejectRow(id, needsLastDay())
      const isLonger = current === undefined || last(checked) > last(current)
      if (isLonger || checked.party_cell_id !== current.party_cell_id) {
        const problem = problemOfMembership(cells.get(checked.party_cell_id ?? ''), checked)
        if (problem !== undefined) rejectRow(id, problem)
      }
      return checked
    }
    if (values.temporary) return check(values)
    const to = collectProblem({ rejectRow }, id, () =>
      put(timelines.get(values.party_member_id ?? '')!, draft),
    )
    return to === undefined ? values : check(keepKnown(draft, to))
  })
}

/** Rejects the restore of a membership that would overlap; for `beforeRestore`. */
export async function validateRestore(current: PartyMembership, context: WriteContext): Promise<void> {
  const { transaction } = context
  const cells = await organisationsOf(transaction, [current.party_cell_id])
  const problem = problemOfMembership(cells.get(current.party_cell_id), current)
  if (problem !== undefined) throw problem
  if (current.temporary) return
  await giveWay(current, context)
  const taken = (await spansOf(transaction, [current.party_member_id])).find((span) => overlap(span, current))
  if (taken !== undefined) throw overlapProblem('from', taken, current)
}
