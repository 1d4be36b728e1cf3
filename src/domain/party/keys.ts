import { inArray, isNull, and, or } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import type { Row } from '../../platform/resource/row.ts'
import { partyCells } from './cells/table.ts'
import { partyMembers } from './members/table.ts'
import type { PartyMembershipInput } from './memberships/schema.ts'

/** How an input names a row: by id, or by an object with one key. */
interface Named {
  id: string | null | undefined
  keys: { external_id?: string | undefined; slug?: string | undefined } | null | undefined
}

/** Gives the id that an input names; undefined where no live row has the key. */
type IdOf = (named: Named) => string | undefined

const valuesOf = (named: readonly Named[], key: 'external_id' | 'slug') =>
  named.flatMap(({ keys }) => keys?.[key] ?? [])

/** The member that a checked input names. */
export function namedMember(input: Row): Named {
  const { party_member_id, party_member } = input as PartyMembershipInput
  return { id: party_member_id, keys: party_member }
}

/** The Party cell that a checked input names. */
export function namedCell(input: Row): Named {
  const { party_cell_id, party_cell } = input as PartyMembershipInput
  return { id: party_cell_id, keys: party_cell }
}

/** Finds members by their keys. */
export async function membersByKey({ orm }: Transaction, named: readonly Named[]): Promise<IdOf> {
  const ids = valuesOf(named, 'external_id')
  const found =
    ids.length === 0
      ? []
      : await orm
          .select({ id: partyMembers.id, external_id: partyMembers.external_id })
          .from(partyMembers)
          .where(and(inArray(partyMembers.external_id, ids), isNull(partyMembers.deleted_at)))
  const byExternalId = new Map(found.map(({ id, external_id }) => [external_id, id]))
  return ({ id, keys }) => id ?? byExternalId.get(keys?.external_id ?? '')
}

/** Finds Party cells by their keys. */
export async function cellsByKey({ orm }: Transaction, named: readonly Named[]): Promise<IdOf> {
  const [externalIds, slugs] = [valuesOf(named, 'external_id'), valuesOf(named, 'slug')]
  const found =
    externalIds.length + slugs.length === 0
      ? []
      : await orm
          .select({ id: partyCells.id, external_id: partyCells.external_id, slug: partyCells.slug })
          .from(partyCells)
          .where(
            and(
              or(inArray(partyCells.external_id, externalIds), inArray(partyCells.slug, slugs)),
              isNull(partyCells.deleted_at),
            ),
          )
  const byExternalId = new Map(found.map(({ id, external_id }) => [external_id, id]))
  const bySlug = new Map(found.map(({ id, slug }) => [slug, id]))
  return ({ id, keys }) => id ?? byExternalId.get(keys?.external_id ?? '') ?? bySlug.get(keys?.slug ?? '')
}
