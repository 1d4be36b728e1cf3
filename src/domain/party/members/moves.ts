import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { storedEthnicity } from '../../training/learners/ethnicity.ts'
import { rejectDaysAhead } from '../../days-ahead.ts'
import { today } from '../../school-day.ts'
import { organisationsOf, problemOfMembership } from '../cells/existing-on.ts'
import { spansOf, type Span } from '../memberships/timeline.ts'
import type { PartyMember, PartyMemberInput } from './schema.ts'

type MemberDraft = Draft<PartyMember, PartyMemberInput>

const refusal = (kind: 'unprocessable' | 'wrong_state', field: string, code: string, message: Bilingual) =>
  new Problem(kind, { errors: [{ pointer: `/${field}`, code, message }] })

const fromElsewhere = () =>
  refusal('unprocessable', 'from', 'read_only', {
    en: 'It changes only with party_cell_id: PATCH the membership (/v1/party-memberships?party_member=) instead.',
    vi: 'Chỉ ghi cùng với chi bộ mới; để sửa ngày đã ghi, hãy sửa bản ghi sinh hoạt đảng của đảng viên.',
  })

const hasLeft = (day: string) =>
  refusal('wrong_state', 'party_cell_id', 'has_left', {
    en: `The member left on ${day}: POST a membership to /v1/party-memberships, with how it began in \`joined_by\`.`,
    vi: `Đảng viên đã thôi sinh hoạt từ ngày ${vietnameseDay(day)}: hãy ghi sinh hoạt đảng mới, nêu rõ lý do tăng.`,
  })

const tooEarly = (day: string) =>
  refusal('unprocessable', 'from', 'before_start', {
    en: `The member belongs to the present cell from ${day} on, so a move must be after that day; or change that membership (/v1/party-memberships).`,
    vi: `Đảng viên sinh hoạt tại chi bộ hiện nay từ ngày ${vietnameseDay(day)}; ngày chuyển phải sau ngày này, hoặc hãy sửa bản ghi sinh hoạt đảng đó.`,
  })

/** The 422 for the first day in the present cell beside another cell: it may be sent back as it was read, or correct the cell. */
const ofPresentCell = ({ id, from }: Span) =>
  refusal('unprocessable', 'from', 'ambiguous', {
    en: `It is the day on which the member came to the present cell (${from}): leave it out for a move from today, name the day of the move, or PATCH party_cell_id of membership ${id} if that cell is wrong.`,
    vi: `Đây là ngày đảng viên bắt đầu sinh hoạt tại chi bộ hiện nay (${vietnameseDay(from!)}): nếu chuyển từ hôm nay thì để trống, nếu chuyển từ ngày khác thì ghi ngày đó; nếu trước đây ghi nhầm chi bộ thì sửa chi bộ của bản ghi sinh hoạt đảng ${id}.`,
  })

const beginsLater = (day: string) =>
  refusal('wrong_state', 'party_cell_id', 'begins_later', {
    en: `A membership that begins on ${day} is stored already: change or delete that one first (/v1/party-memberships).`,
    vi: `Đã ghi sinh hoạt đảng tại chi bộ khác từ ngày ${vietnameseDay(day)}: hãy sửa hoặc xóa bản ghi sinh hoạt đảng đó trước.`,
  })

/** Whether a move to another cell is the last membership, which begins later. */
const isStored = ({ party_cell_id, from }: PartyMemberInput, last: Span | undefined) =>
  last !== undefined && last.party_cell_id === party_cell_id && last.from === from

/** The problem of a move to another cell; undefined if there is none. @param last the last membership of the member */
function problemOfMove({ from }: PartyMemberInput, last: Span | undefined) {
  if (last === undefined) return undefined
  if (last.from !== null && last.from > today()) return beginsLater(last.from)
  if (last.to !== null) return hasLeft(last.to)
  const day = from ?? today()
  // a second move of one day corrects the first
  if (last.from === null || day === today()) return undefined
  if (day === last.from) return ofPresentCell(last)
  return day < last.from ? tooEarly(last.from) : undefined
}

/** Rejects moves that no membership can record, and stores the ethnicity; for `prepare`. Triggers write the memberships. */
export async function prepareMembers(
  drafts: readonly MemberDraft[],
  { transaction, rejectRow }: WriteContext,
): Promise<PartyMemberInput[]> {
  rejectDaysAhead(drafts, ['admitted_on', 'joined_on', 'official_on', 'birth_date'], { rejectRow })
  const others = drafts.filter(
    ({ current, values }) => current !== undefined && current.party_cell_id !== values.party_cell_id,
  )
  const cells = await organisationsOf(
    transaction,
    drafts.map(({ values }) => values.party_cell_id),
  )
  const lastOf = new Map<string, Span>()
  for (const span of await spansOf(
    transaction,
    others.map(({ id }) => id),
  ))
    lastOf.set(span.party_member_id, span)
  const moved = new Set(others.filter(({ id, values }) => !isStored(values, lastOf.get(id))))
  for (const { id, values } of moved) {
    const problem = problemOfMove(values, lastOf.get(id))
    if (problem !== undefined) rejectRow(id, problem)
  }
  for (const draft of drafts) {
    const { id, current, values } = draft
    if (current !== undefined && !moved.has(draft)) continue
    const goesOn = { from: values.from ?? null, to: null }
    const problem = problemOfMembership(cells.get(values.party_cell_id ?? ''), goesOn, 'party_cell_id')
    if (problem !== undefined) rejectRow(id, problem)
  }
  return drafts.map((draft) => {
    const { id, current, values } = draft
    const isSameCell = current !== undefined && current.party_cell_id === values.party_cell_id
    if (isSameCell && values.from !== undefined && values.from !== current.from)
      rejectRow(id, fromElsewhere())
    const stored = { ...values, ethnicity: storedEthnicity(values.ethnicity) }
    if (current === undefined) return stored
    // an empty cell of a sheet names no day, as a field that is left out; a trigger then takes the present one
    if (moved.has(draft)) return { ...stored, from: values.from ?? undefined }
    // the row keeps the last membership, which may begin later
    return { ...stored, party_cell_id: undefined, from: undefined }
  })
}
