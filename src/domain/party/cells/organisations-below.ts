import { asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { begunByMerger, withMovedMerger, withoutDissolved } from './committees-after-merger.ts'
import { organisationsOf } from './existing-on.ts'
import { movedMergerOf, type MovedMerger } from './moved-merger.ts'
import type { PartyCell } from './schema.ts'
import { partyCells as table, type CommitteeAbove } from './table.ts'

type Below = Pick<PartyCell, 'id' | 'name' | 'committees_above' | 'dissolved_on' | 'deleted_at'>

/** How many organisations a message names. */
const maxNames = 3

const isBelow = (committees: readonly CommitteeAbove[], above: string, day: string) =>
  committees.some(({ parent_id, to }) => parent_id === above && (to ?? day) >= day)

/** A dissolution of an organisation, and the merger that it moves, if any. */
interface Dissolution {
  id: string
  day: string
  target: string | null
  merger: MovedMerger | undefined
}

/** The place of the entry of an organisation that the moved merger has begun. */
const begunIn = ({ committees_above }: Below, { id, merger }: Dissolution) =>
  merger === undefined ? undefined : begunByMerger(committees_above, id, merger)

/** The organisations that are below another one on the day of its dissolution or later, and those that a moved merger has moved. */
async function organisationsBelow({ orm }: Transaction, dissolution: Dissolution): Promise<Below[]> {
  const { id, name, committees_above, dissolved_on, deleted_at } = table
  const { id: above, day } = dissolution
  const found = await orm
    .select({ id, name, committees_above, dissolved_on, deleted_at })
    .from(table)
    .where(sql`${committees_above} @> ${JSON.stringify([{ parent_id: above }])}::jsonb`)
    .orderBy(asc(name), asc(id))
  return found.filter(
    (one) =>
      ((one.dissolved_on === null || one.dissolved_on > day) && isBelow(one.committees_above, above, day)) ||
      begunIn(one, dissolution) !== undefined,
  )
}

/** The committees above an organisation after a dissolution. */
function committeesAfter(one: Below, dissolution: Dissolution): CommitteeAbove[] {
  const { id, target, day, merger } = dissolution
  const begun = begunIn(one, dissolution)
  const known =
    merger === undefined || begun === undefined
      ? one.committees_above
      : withMovedMerger(one.committees_above, begun, merger)
  return withoutDissolved(known, id, target, day, begun === undefined ? undefined : merger?.before.day)
}

/** An organisation and all above it, by id. */
async function chainOf({ orm }: Transaction, id: string): Promise<Set<string>> {
  const { rows } = await orm.execute<{ id: string }>(
    sql`with recursive chain as (
      select ${id}::uuid as id
      union
      select party_cells.parent_id from chain join party_cells on party_cells.id = chain.id
    ) select id from chain where id is not null`,
  )
  return new Set(rows.map((row) => row.id))
}

/** The 409 for organisations that would have no organisation above them. */
function left(below: readonly Below[], day: string, target: string | null): Problem {
  const names = below.slice(0, maxNames).map(({ name }) => name)
  const more = below.length - names.length
  const list = { en: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`, vi: names.join(', ') }
  if (more > 0) list.vi += ` và ${more} tổ chức khác`
  return new Problem('wrong_state', {
    errors: [
      {
        pointer: target === null ? '/dissolved_on' : '/merged_into_id',
        code: 'has_organisations',
        message:
          target === null
            ? {
                en: `These are below it on ${day} and later: ${list.en}. Name the organisation that it becomes part of (merged_into_id), which is then above them, or change their parent_id first.`,
                vi: `Còn tổ chức trực thuộc từ ngày ${vietnameseDay(day)}: ${list.vi}. Hãy ghi tổ chức tiếp nhận (sẽ là tổ chức cấp trên từ ngày đó), hoặc sửa tổ chức cấp trên của các tổ chức này trước.`,
              }
            : {
                en: `These would be above themselves: ${list.en}. Change their parent_id first.`,
                vi: `Tổ chức tiếp nhận đang trực thuộc chính tổ chức cấp dưới: ${list.vi}. Hãy sửa tổ chức cấp trên của các tổ chức này trước.`,
              },
      },
    ],
  })
}

const targetDissolved = (day: string, { name }: Below) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/merged_into_id',
        code: 'dissolved',
        message: {
          en: `It was dissolved on ${day} itself, while ${name} goes on below it after that: name the organisation that goes on.`,
          vi: `Tổ chức này cũng đã giải thể từ ngày ${vietnameseDay(day)}, trong khi ${name} còn trực thuộc sau ngày đó: hãy chọn tổ chức tiếp nhận còn hoạt động.`,
        },
      },
    ],
  })

/** Whether the time below the organisation that another one became part of ends before the new day of this merger. */
function endsBefore(one: Below, dissolution: Dissolution): boolean {
  const begun = begunIn(one, dissolution)
  if (begun === undefined) return false
  const { to } = one.committees_above[begun]!
  const isGone = one.dissolved_on !== null && one.dissolved_on <= dissolution.day
  return isGone || (to !== null && to < dissolution.day)
}

/** The 409 for an organisation that was below the other one until before the new day of the merger. */
const endedBefore = ({ name }: Below, day: string) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/dissolved_on',
        code: 'has_organisations',
        message: {
          en: `${name} was below the organisation of merged_into_id until before ${day} only: correct its committees_above first, or name an earlier day.`,
          vi: `${name} chỉ trực thuộc tổ chức tiếp nhận đến trước ngày ${vietnameseDay(day)}: hãy sửa quá trình trực thuộc của tổ chức đó trước, hoặc ghi ngày sáp nhập sớm hơn.`,
        },
      },
    ],
  })

/**
 * Lets the organisations below a dissolved one go on below the one that it became part of, from that day on; for `stored`. Those
 * in the trash have none above then, if it became part of none. Live ones are asked about. A merger that is put on another day or
 * into another organisation takes along those that it has moved.
 */
export async function moveOrganisationsBelow(
  rows: readonly StoredRow<PartyCell>[],
  { transaction, rejectRow, alsoChanged }: WriteContext,
): Promise<void> {
  for (const { id, current, row } of rows) {
    const { dissolved_on: day, merged_into_id: target } = row
    const isSame = day === (current?.dissolved_on ?? null) && target === (current?.merged_into_id ?? null)
    if (day === null || isSame) continue
    const dissolution = { id, day, target, merger: movedMergerOf({ id, current, row }) }
    const below = await organisationsBelow(transaction, dissolution)
    if (below.length === 0) continue
    const chain = target === null ? undefined : await chainOf(transaction, target)
    const blocking = below.filter((one) =>
      chain === undefined ? one.deleted_at === null : chain.has(one.id),
    )
    if (blocking.length > 0) {
      rejectRow(id, left(blocking, day, target))
      continue
    }
    const early = below.find((one) => endsBefore(one, dissolution))
    if (early !== undefined) {
      rejectRow(id, endedBefore(early, day))
      continue
    }
    const changed = below.map((one) => ({ ...one, committees_above: committeesAfter(one, dissolution) }))
    const end = (await organisationsOf(transaction, [target])).get(target ?? '')?.dissolved_on ?? null
    const later = changed.find(
      (one) =>
        end !== null &&
        (one.dissolved_on === null || one.dissolved_on > end) &&
        isBelow(one.committees_above, target!, end),
    )
    if (end !== null && later !== undefined) {
      rejectRow(id, targetDissolved(end, later))
      continue
    }
    for (const { id: of, committees_above } of changed) {
      const parent_id = committees_above.find(({ to }) => to === null)?.parent_id ?? null
      const [stored] = await transaction.orm
        .update(table)
        .set({
          committees_above,
          parent_id,
          revision: sql`${table.revision} + 1`,
          updated_at: sql`now()`,
        })
        .where(eq(table.id, of))
        .returning({ id: table.id, revision: table.revision })
      if (stored !== undefined)
        alsoChanged.push({ resource: 'party-cells', ...stored, fields: ['committees_above', 'parent_id'] })
    }
  }
}
