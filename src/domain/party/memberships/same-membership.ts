import { and, inArray, isNull } from 'drizzle-orm'
import type { SubjectMatch } from '../../../platform/resource/definition.ts'
import { cellsByKey, membersByKey, namedCell, namedMember } from '../keys.ts'
import type { PartyMembershipInput } from './schema.ts'
import { partyMemberships as table } from './table.ts'

const nameOf = (member: string | undefined, from: string | null, temporary: boolean) =>
  [member, from, temporary].join()

/**
 * A sheet names a membership by its member and its first day. The membership that a new member got without a first day is the
 * first one of the sheet in the same cell.
 */
export const sameMembership: SubjectMatch = {
  fields: ['party_member_id', 'party_member', 'from', 'temporary'],
  find: async (inputs, transaction) => {
    const memberOf = await membersByKey(transaction, inputs.map(namedMember))
    const cellOf = await cellsByKey(transaction, inputs.map(namedCell))
    const asked = inputs.map((input) => {
      // the input schema has checked it
      const { from, temporary } = input as PartyMembershipInput
      return { member: memberOf(namedMember(input)), cell: cellOf(namedCell(input)), from, temporary }
    })
    const members = [...new Set(asked.flatMap(({ member }) => member ?? []))]
    if (members.length === 0) return asked.map(() => undefined)
    const { id, party_member_id, party_cell_id, from, temporary, external_id } = table
    const stored = await transaction.orm
      .select({ id, party_member_id, party_cell_id, from, temporary, external_id })
      .from(table)
      .where(and(inArray(party_member_id, members), isNull(table.deleted_at)))
    const byFirstDay = new Map(
      stored.map((row) => [nameOf(row.party_member_id, row.from, row.temporary), row.id]),
    )
    const withoutFirstDay = new Map(
      stored
        .filter((row) => row.from === null && !row.temporary && row.external_id === null)
        .map((row) => [[row.party_member_id, row.party_cell_id].join(), row.id]),
    )
    const exact = asked.map((row) => byFirstDay.get(nameOf(row.member, row.from, row.temporary)))
    const earliest = new Map<string, number>()
    for (const [at, { member, cell, from: day, temporary: isTemporary }] of asked.entries()) {
      const name = [member, cell].join()
      const before = earliest.get(name)
      const isLater = before !== undefined && (asked[before]!.from ?? '') <= (day ?? '')
      if (!isTemporary && exact[at] === undefined && !isLater) earliest.set(name, at)
    }
    return asked.map(({ member, cell }, at) => {
      const name = [member, cell].join()
      return exact[at] ?? (earliest.get(name) === at ? withoutFirstDay.get(name) : undefined)
    })
  },
}
