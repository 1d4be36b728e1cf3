import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { today } from '../../school-day.ts'
import { dayAfter, dayBefore } from '../neighbouring-days.ts'
import { circle } from './circles.ts'
import type { PartyCell, PartyCellInput } from './schema.ts'
import { organisationsOf } from './existing-on.ts'
import { inOrder } from './validate-committees.ts'
import type { CommitteeAbove } from './table.ts'

type CellDraft = Draft<PartyCell, PartyCellInput>

/** The committees above after a change of the parent on a day. Without any before, the parent was always so far. */
export function withParent(
  known: readonly CommitteeAbove[],
  parent_id: string | null,
  day: string,
): CommitteeAbove[] {
  const ended = known.filter(({ to }) => to !== null)
  const open = known.find(({ to }) => to === null)
  const begin = (from: string | null): CommitteeAbove[] =>
    parent_id === null ? [] : [{ parent_id, committee: null, from, to: null }]
  if (open === undefined) {
    const free = ended.map(({ to }) => dayAfter(to!))
    return [...ended, ...begin(known.length === 0 ? null : [day, ...free].toSorted().at(-1)!)]
  }
  // a second change of one day corrects the first
  if (open.from !== null && open.from >= day) return [...ended, ...begin(open.from)]
  return [...ended, { ...open, to: dayBefore(day) }, ...begin(day)]
}

const contradiction = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/parent_id',
        code: 'contradiction',
        message: {
          en: 'It differs from the committee above that goes on in committees_above: give one of them.',
          vi: 'Khác với cấp ủy cấp trên hiện nay trong quá trình trực thuộc: chỉ ghi một trong hai.',
        },
      },
    ],
  })

const unknownParent = (at: number) =>
  new Problem('unknown_reference', {
    errors: [
      {
        pointer: `/committees_above/${at}/parent_id`,
        code: 'unknown_reference',
        message: {
          en: 'It names no organisation of the register: take an id of /v1/party-cells, name it in `parent` by slug or external_id, or name the committee.',
          vi: 'Không có tổ chức đảng này trong sổ theo dõi: hãy chọn tổ chức khác, hoặc ghi tên cấp ủy.',
        },
      },
    ],
  })

/**
 * The parent and the history of a draft: each follows from the other. A file of another database has other ids; there the
 * key of the parent names the organisation that goes on.
 * @param live the ids of organisations that are not in the trash; what is stored already stays
 */
function consistent(
  { id, current, values }: CellDraft,
  live: ReadonlySet<string>,
  { rejectRow }: WriteContext,
): PartyCellInput {
  const stored = current?.committees_above ?? []
  const known = new Set([...live, ...stored.flatMap(({ parent_id }) => parent_id ?? [])])
  const parent = values.parent_id ?? null
  const isOther = parent !== (current?.parent_id ?? null)
  const given = values.committees_above?.map((one) =>
    one.to === null && one.parent_id !== null && !known.has(one.parent_id) && parent !== null
      ? { ...one, parent_id: parent }
      : one,
  )
  if (given === undefined || isDeepStrictEqual(given, stored))
    return isOther ? { ...values, committees_above: withParent(stored, parent, today()) } : values
  const self = given.findIndex(({ parent_id }) => parent_id === id)
  if (self >= 0) rejectRow(id, circle('parent_id', `committees_above/${self}/parent_id`))
  const unknown = given.findIndex(({ parent_id }) => parent_id !== null && !known.has(parent_id))
  if (unknown >= 0 && given[unknown]!.parent_id !== parent) rejectRow(id, unknownParent(unknown))
  const open = given.find(({ to }) => to === null)?.parent_id ?? null
  if (isOther && parent !== open) rejectRow(id, contradiction())
  return { ...values, parent_id: open, committees_above: inOrder(given) }
}

/** Drafts whose parents and committees above agree; committees above that do not exist are refused. */
export async function withCommitteesAbove(
  drafts: readonly CellDraft[],
  context: WriteContext,
): Promise<CellDraft[]> {
  const named = drafts.flatMap(({ values }) => values.committees_above ?? [])
  const known = await organisationsOf(
    context.transaction,
    named.map(({ parent_id }) => parent_id),
  )
  const ids = new Set([...known].filter(([, { deleted_at }]) => deleted_at === null).map(([id]) => id))
  return drafts.map((draft) => ({ ...draft, values: consistent(draft, ids, context) }))
}
