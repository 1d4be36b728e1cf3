import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { partyMemberships as memberships } from '../memberships/table.ts'
import { dayAfter, dayBefore } from '../neighbouring-days.ts'
import { followInTrash } from './members-in-trash.ts'

/** A stored membership. */
export type Membership = typeof memberships.$inferSelect

const changedColumns = { revision: sql`${memberships.revision} + 1`, updated_at: sql`now()` }

/** Ends memberships the day before a day. */
export async function endMembershipsBefore(
  { transaction: { orm }, alsoChanged }: WriteContext,
  ended: readonly Membership[],
  day: string,
  left_for: 'moved_cell' | undefined,
): Promise<void> {
  if (ended.length === 0) return
  const ids = ended.map(({ id }) => id)
  const rows = await orm
    .update(memberships)
    .set({ to: dayBefore(day), ...(left_for && { left_for }), ...changedColumns })
    .where(inArray(memberships.id, ids))
    .returning({ id: memberships.id, revision: memberships.revision })
  const fields = left_for === undefined ? ['to'] : ['to', 'left_for']
  for (const row of rows) alsoChanged.push({ resource: 'party-memberships', ...row, fields })
}

/**
 * Lets memberships that go on in a cell already, since a merger that had a later day, begin there on the new day.
 * @param ended those that end the day before
 * @returns those that do not go on there
 */
async function beginEarlier(
  { transaction: { orm }, alsoChanged }: WriteContext,
  ended: readonly Membership[],
  cell: string,
  day: string,
): Promise<Membership[]> {
  const members = ended.map(({ party_member_id }) => party_member_id)
  const there = await orm
    .select()
    .from(memberships)
    .where(
      and(
        inArray(memberships.party_member_id, members),
        eq(memberships.party_cell_id, cell),
        eq(memberships.joined_by, 'moved_cell'),
      ),
    )
    .orderBy(asc(memberships.id))
  const goesOnIn = ({ party_member_id, to, temporary, deleted_at }: Membership, next: Membership) =>
    to !== null &&
    next.party_member_id === party_member_id &&
    next.from === dayAfter(to) &&
    next.temporary === temporary &&
    next.deleted_at === deleted_at
  const nextOf = new Map<Membership, string>()
  for (const one of ended) {
    // a member may have several temporary ones, each of which has its own next
    const taken = new Set(nextOf.values())
    const next = there.find((other) => !taken.has(other.id) && goesOnIn(one, other))
    if (next !== undefined) nextOf.set(one, next.id)
  }
  const ids = [...nextOf.values()]
  if (ids.length > 0) {
    const rows = await orm
      .update(memberships)
      .set({ from: day, ...changedColumns })
      .where(inArray(memberships.id, ids))
      .returning({ id: memberships.id, revision: memberships.revision })
    for (const row of rows) alsoChanged.push({ resource: 'party-memberships', ...row, fields: ['from'] })
  }
  return ended.filter((one) => !nextOf.has(one))
}

/** Moves memberships to another cell from a day on; each keeps its last day and how it ended. */
export async function moveMemberships(
  context: WriteContext,
  moved: readonly Membership[],
  cell: string,
  day: string,
): Promise<void> {
  const { orm } = context.transaction
  const isLater = ({ from }: Membership) => from !== null && from >= day
  const [later, split] = [moved.filter(isLater), moved.filter((one) => !isLater(one))]
  await endMembershipsBefore(context, split, day, 'moved_cell')
  if (later.length > 0) {
    const rows = await orm
      .update(memberships)
      .set({ party_cell_id: cell, ...changedColumns })
      .where(
        inArray(
          memberships.id,
          later.map(({ id }) => id),
        ),
      )
      .returning({ id: memberships.id, revision: memberships.revision })
    for (const row of rows)
      context.alsoChanged.push({ resource: 'party-memberships', ...row, fields: ['party_cell_id'] })
  }
  const added = split.length === 0 ? [] : await beginEarlier(context, split, cell, day)
  if (added.length > 0) await addMemberships(context, added, cell, day)
  await followInTrash(
    context.transaction,
    moved.map(({ party_member_id }) => party_member_id),
  )
}

/** Adds the memberships in which others go on. */
async function addMemberships(
  { transaction: { orm }, alsoChanged }: WriteContext,
  added: readonly Membership[],
  cell: string,
  day: string,
): Promise<void> {
  const begun = added.map(({ party_member_id, to, kind, temporary, left_for, deleted_at }) => ({
    id: uuidv7(),
    party_member_id,
    party_cell_id: cell,
    from: day,
    to,
    kind,
    temporary,
    joined_by: 'moved_cell' as const,
    left_for,
    deleted_at,
  }))
  await orm.insert(memberships).values(begun)
  const fields = [
    'party_member_id',
    'party_cell_id',
    'from',
    'to',
    'kind',
    'temporary',
    'joined_by',
    'left_for',
  ]
  for (const { id } of begun) alsoChanged.push({ resource: 'party-memberships', id, revision: 1, fields })
}
