import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Draft, StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { partyMembers } from '../members/table.ts'
import { partyMemberships as memberships } from '../memberships/table.ts'
import { hasMembers, noMembers, organisationsOf } from './existing-on.ts'
import { endMembershipsBefore, moveMemberships, type Membership } from './move-memberships.ts'
import type { PartyCell, PartyCellInput } from './schema.ts'

const refusal = (field: string, code: string, message: Bilingual) =>
  new Problem('wrong_state', { errors: [{ pointer: `/${field}`, code, message }] })

const hasMembership = (id: string) =>
  refusal('kind', 'has_members', {
    en: `It has memberships (such as ${id}), which only cells have: move them to another cell first.`,
    vi: `Tổ chức này đang có đảng viên sinh hoạt (bản ghi ${id}), mà chỉ chi bộ mới có đảng viên: hãy chuyển đảng viên sang chi bộ khác trước.`,
  })

const laterMembership = ({ id, from, to }: Membership, dissolved_on: string) =>
  refusal('dissolved_on', 'has_members', {
    en: `Membership ${id} ${to === null ? `begins on ${from}` : `ends on ${to}`}, not before ${dissolved_on}: name the organisation that it goes on in (merged_into_id), change it first, or name a later day.`,
    vi: `Có đảng viên còn sinh hoạt tại chi bộ sau ngày giải thể (bản ghi ${id}): hãy ghi tổ chức tiếp nhận để chuyển đảng viên, sửa bản ghi đó trước, hoặc ghi ngày giải thể muộn hơn.`,
  })

const targetDissolved = (day: string) =>
  refusal('merged_into_id', 'dissolved', {
    en: `It was dissolved on ${day} itself, while memberships go on after that: name the organisation in which they go on.`,
    vi: `Tổ chức này cũng đã giải thể từ ngày ${vietnameseDay(day)} nên không tiếp nhận được đảng viên: hãy chọn tổ chức mà đảng viên tiếp tục sinh hoạt.`,
  })

/** Refuses organisations whose new kind has no members while memberships in them are stored; for `prepare`. */
export async function rejectLostMembers(
  drafts: readonly Draft<PartyCell, PartyCellInput>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const changed = drafts.filter(
    ({ current, values: { kind } }) => current !== undefined && kind !== undefined && !hasMembers(kind),
  )
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const found = await transaction.orm
    .selectDistinctOn([memberships.party_cell_id], { id: memberships.id, cell: memberships.party_cell_id })
    .from(memberships)
    .where(and(inArray(memberships.party_cell_id, ids), isNull(memberships.deleted_at)))
    .orderBy(memberships.party_cell_id, memberships.id)
  for (const { id, cell } of found) rejectRow(cell, hasMembership(id))
}

/** The memberships that go on on a day, those of members in the trash too, since they come back with their member. */
async function membershipsFrom({ orm }: Transaction, cell: string, day: string): Promise<Membership[]> {
  const rows = await orm
    .select({ membership: memberships })
    .from(memberships)
    .innerJoin(partyMembers, eq(partyMembers.id, memberships.party_member_id))
    .where(
      and(
        eq(memberships.party_cell_id, cell),
        or(isNull(memberships.to), gte(memberships.to, day)),
        sql`${memberships.deleted_at} is not distinct from ${partyMembers.deleted_at}`,
      ),
    )
    .orderBy(asc(memberships.id))
    .for('update', { of: memberships })
  return rows.map(({ membership }) => membership)
}

/** The problem of memberships that would go on in an organisation that has no members, or not as long; undefined if there is none. */
export async function targetWithoutPlace(
  transaction: Transaction,
  target: string,
  moved: readonly Pick<Membership, 'to'>[],
): Promise<Problem | undefined> {
  const { kind, dissolved_on } = (await organisationsOf(transaction, [target])).get(target)!
  if (!hasMembers(kind)) return noMembers('merged_into_id')
  const lasts = dissolved_on !== null && moved.some(({ to }) => (to ?? dissolved_on) >= dissolved_on)
  return lasts ? targetDissolved(dissolved_on) : undefined
}

/**
 * Ends the memberships of dissolved organisations the day before, or lets them go on in the organisation that they became
 * part of; for `stored`. A membership that began or ended later tells of another history, so it is not cut off.
 */
export async function endMemberships(
  rows: readonly StoredRow<PartyCell>[],
  context: WriteContext,
): Promise<void> {
  const { transaction, rejectRow } = context
  for (const { id, current, row } of rows) {
    const { dissolved_on: day, merged_into_id: target } = row
    const isSame = day === (current?.dissolved_on ?? null) && target === (current?.merged_into_id ?? null)
    if (day === null || isSame) continue
    const open = await membershipsFrom(transaction, id, day)
    if (open.length === 0) continue
    if (target === null) {
      const later = open.find((one) => (one.from ?? '') >= day || (one.to !== null && !one.temporary))
      if (later !== undefined) rejectRow(id, laterMembership(later, day))
      else await endMembershipsBefore(context, open, day, undefined)
      continue
    }
    const problem = await targetWithoutPlace(transaction, target, open)
    if (problem !== undefined) rejectRow(id, problem)
    else await moveMemberships(context, open, target, day)
  }
}
