import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { partyMembers } from '../members/table.ts'
import { partyMemberships as memberships } from '../memberships/table.ts'
import { dayBefore } from '../neighbouring-days.ts'
import { targetWithoutPlace } from './dissolve.ts'
import { followInTrash } from './members-in-trash.ts'
import { movedMergerOf, type Merger, type MovedMerger } from './moved-merger.ts'
import type { PartyCell } from './schema.ts'

const ended = alias(memberships, 'ended')

/** A membership that a merger has ended, and the one in which it goes on. */
interface Moved {
  ended: string
  begun: string
  party_member_id: string
  to: string | null
}

/** The memberships that went on in the target of a merger on its day, those of members in the trash too. */
async function movedBy({ orm }: Transaction, merged: string, { day, target }: Merger): Promise<Moved[]> {
  const { id, party_member_id, to, temporary, deleted_at } = memberships
  return await orm
    .select({ ended: ended.id, begun: id, party_member_id, to })
    .from(memberships)
    .innerJoin(
      ended,
      and(
        eq(ended.party_member_id, party_member_id),
        eq(ended.party_cell_id, merged),
        eq(ended.to, dayBefore(day)),
        eq(ended.left_for, 'moved_cell'),
        eq(ended.temporary, temporary),
        sql`${ended.deleted_at} is not distinct from ${deleted_at}`,
      ),
    )
    .innerJoin(partyMembers, eq(partyMembers.id, party_member_id))
    .where(
      and(
        eq(memberships.party_cell_id, target),
        eq(memberships.from, day),
        eq(memberships.joined_by, 'moved_cell'),
        sql`${deleted_at} is not distinct from ${partyMembers.deleted_at}`,
      ),
    )
    .orderBy(asc(id))
}

/** The 409 for a membership that has ended in the target before the new day of the merger. */
const endedBefore = ({ begun, ended: before, to }: Moved, day: string) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/dissolved_on',
        code: 'has_members',
        message: {
          en: `Membership ${begun} in the organisation of merged_into_id ended on ${to}, before ${day}: name a day until then, or delete it, send this again, and enter its end in membership ${before}.`,
          vi: `Có đảng viên sinh hoạt tại tổ chức tiếp nhận chỉ đến ngày ${vietnameseDay(to!)}, trước ngày sáp nhập mới (bản ghi ${begun}): hãy ghi ngày sáp nhập sớm hơn; hoặc xóa bản ghi này, ghi lại ngày sáp nhập, rồi ghi ngày cuối và lý do giảm vào bản ghi ${before}.`,
        },
      },
    ],
  })

async function change(
  { transaction: { orm }, alsoChanged }: WriteContext,
  ids: string[],
  columns: Partial<typeof memberships.$inferInsert>,
): Promise<void> {
  const rows = await orm
    .update(memberships)
    .set({ ...columns, revision: sql`${memberships.revision} + 1`, updated_at: sql`now()` })
    .where(inArray(memberships.id, ids))
    .returning({ id: memberships.id, revision: memberships.revision })
  for (const row of rows)
    alsoChanged.push({ resource: 'party-memberships', ...row, fields: Object.keys(columns) })
}

/** Lets memberships that a merger has moved follow it to a later day, or into another organisation. */
async function follow(
  context: WriteContext,
  moved: readonly Moved[],
  { before, after }: MovedMerger,
): Promise<void> {
  const begun = {
    ...(after.target === before.target ? {} : { party_cell_id: after.target }),
    ...(after.day > before.day ? { from: after.day } : {}),
  }
  if (Object.keys(begun).length === 0) return
  // days are free before others take them
  await change(
    context,
    moved.map((one) => one.begun),
    begun,
  )
  if (begun.from !== undefined)
    await change(
      context,
      moved.map((one) => one.ended),
      { to: dayBefore(after.day) },
    )
  await followInTrash(
    context.transaction,
    moved.map(({ party_member_id }) => party_member_id),
  )
}

/**
 * Takes along the memberships that a merger has moved, where it is put on a later day or into another organisation; for
 * `stored`. For an earlier day, those that go on in the merged organisation then are moved as by a new merger. A membership
 * that has ended before the new day says something that the new day contradicts, so that it is asked about.
 */
export async function moveMergedMemberships(
  rows: readonly StoredRow<PartyCell>[],
  context: WriteContext,
): Promise<void> {
  for (const stored of rows) {
    const merger = movedMergerOf(stored)
    if (merger === undefined) continue
    const moved = await movedBy(context.transaction, stored.id, merger.before)
    if (moved.length === 0) continue
    const early = moved.find(({ to }) => to !== null && to < merger.after.day)
    const problem =
      early === undefined
        ? await targetWithoutPlace(context.transaction, merger.after.target, moved)
        : endedBefore(early, merger.after.day)
    if (problem === undefined) await follow(context, moved, merger)
    else context.rejectRow(stored.id, problem)
  }
}
