import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Change } from '../../../platform/http/audit-trail.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { organisationsOf, problemOfMembership } from '../cells/existing-on.ts'
import { dayBefore } from '../neighbouring-days.ts'
import type { PartyMembership } from './schema.ts'
import { partyMemberships as table } from './table.ts'

const resource = 'party-memberships'
const { id, revision } = table

/** What this transaction has written. */
const writtenNow = sql`${table.updated_at} = now()::timestamptz(3)`

const isLive = and(isNull(table.deleted_at), eq(table.temporary, false))

/** Notes the memberships that a trigger has ended because the stored ones begin. */
async function noteEnded(
  added: readonly StoredRow<PartyMembership>[],
  { transaction: { orm }, alsoChanged }: WriteContext,
): Promise<void> {
  if (added.length === 0) return
  const members = [...new Set(added.map(({ row }) => row.party_member_id))]
  const own = added.map((one) => one.id)
  const ended = await orm
    .select({ id, revision })
    .from(table)
    .where(
      and(
        inArray(table.party_member_id, members),
        notInArray(id, own),
        eq(table.left_for, 'moved_cell'),
        isLive,
        writtenNow,
      ),
    )
  for (const row of ended) alsoChanged.push({ resource, ...row, fields: ['to', 'left_for'] })
}

/**
 * The membership before one that a move began.
 * @param lasts the day before that one, or as long as that one would, in its place
 */
async function before(
  { party_member_id, from, to, joined_by }: PartyMembership,
  { transaction: { orm } }: WriteContext,
  lasts: 'until it' | 'in its place',
) {
  if (from === null || joined_by !== 'moved_cell') return undefined
  const days =
    lasts === 'until it'
      ? sql`${table.to} = ${dayBefore(from)} and ${table.left_for} = 'moved_cell'`
      : sql`${table.to} is not distinct from ${to} and (${table.from} is null or ${table.from} < ${from})`
  const [found] = await orm
    .select()
    .from(table)
    .where(and(eq(table.party_member_id, party_member_id), isLive, days))
  return found
}

/** Sets how a membership ends. */
async function setEnd(
  { transaction: { orm }, alsoChanged }: WriteContext,
  of: string,
  { to, left_for }: Pick<PartyMembership, 'to' | 'left_for'>,
): Promise<void> {
  const rows: Omit<Change, 'resource' | 'fields'>[] = await orm
    .update(table)
    .set({ to, left_for, revision: sql`${revision} + 1`, updated_at: sql`now()` })
    .where(eq(id, of))
    .returning({ id, revision })
  for (const row of rows) alsoChanged.push({ resource, ...row, fields: ['to', 'left_for'] })
}

/** Lets the membership that a deleted one has ended go on in its place, unless its cell was dissolved meanwhile. */
async function reopen(deleted: PartyMembership, context: WriteContext): Promise<void> {
  const earlier = await before(deleted, context, 'until it')
  if (earlier === undefined) return
  const cells = await organisationsOf(context.transaction, [earlier.party_cell_id])
  const { to, left_for } = deleted
  if (problemOfMembership(cells.get(earlier.party_cell_id), { from: earlier.from, to }) !== undefined) return
  await setEnd(context, earlier.id, { to, left_for })
}

/** What follows for other memberships from stored ones; for `stored`. */
export async function followMemberships(
  rows: readonly StoredRow<PartyMembership>[],
  context: WriteContext,
): Promise<void> {
  await noteEnded(
    rows.filter(({ current, row }) => current === undefined && !row.temporary),
    context,
  )
  for (const { current, row } of rows) {
    const isDeleted = current?.deleted_at === null && typeof row.deleted_at === 'string'
    if (isDeleted && !row.temporary) await reopen(row, context)
  }
}

/** Ends the membership that went on in place of a deleted one, before that one is restored. */
export async function giveWay(restored: PartyMembership, context: WriteContext): Promise<void> {
  const earlier = await before(restored, context, 'in its place')
  if (earlier === undefined || restored.from === null) return
  await setEnd(context, earlier.id, { to: dayBefore(restored.from), left_for: 'moved_cell' })
}

/** Notes the memberships that triggers have written for moved, deleted and restored members; for `stored` of members. */
export async function noteMemberships(
  members: readonly { id: string; current: object | undefined }[],
  { transaction: { orm }, alsoChanged }: WriteContext,
): Promise<void> {
  const known = members.flatMap((member) => (member.current === undefined ? [] : [member.id]))
  if (known.length === 0) return
  const written = await orm
    .select({ id, revision, to: table.to, left_for: table.left_for, deleted_at: table.deleted_at })
    .from(table)
    .where(and(inArray(table.party_member_id, known), writtenNow))
  for (const { to, left_for, deleted_at, ...row } of written) {
    // a move ends one membership and begins another, or corrects the cell of one that began on the same day
    const isEnded = to !== null && left_for === 'moved_cell'
    const fields = isEnded
      ? ['to', 'left_for']
      : row.revision === 1
        ? ['party_cell_id', 'from']
        : ['party_cell_id']
    alsoChanged.push({ resource, ...row, fields: deleted_at === null ? fields : ['deleted_at'] })
  }
}
