import { inArray, isNull, and, or } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import type { Row } from '../../platform/resource/row.ts'
import { partyCells } from './cells/table.ts'
import { partyMembers } from './members/table.ts'

/** How an input names a row: by id, or by an object with one key. */
interface Named {
  id?: string | null
  keys?: { external_id?: string; slug?: string } | null
}

/** Gives the id that an input names; undefined where no live row has the key. */
type IdOf = (named: Named) => string | undefined

const valuesOf = (named: readonly Named[], key: 'external_id' | 'slug') =>
  named.flatMap(({ keys }) => keys?.[key] ?? [])

/** The member that an input names. */
export const namedMember = ({ party_member_id, party_member }: Row): Named => ({
  id: party_member_id as Named['id'] & string,
  keys: party_member as Named['keys'] & object,
})

/** The Party cell that an input names. */
export const namedCell = ({ party_cell_id, party_cell }: Row): Named => ({
  id: party_cell_id as Named['id'] & string,
  keys: party_cell as Named['keys'] & object,
})

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
