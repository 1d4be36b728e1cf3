import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../database/columns.ts'
import type { Transaction } from '../../database/database.ts'
import { addressKey, fits, keyText, type AddressKey } from './address-key.ts'
import { slugRedirects as table } from './table.ts'

/** A row, and the addresses that it had on other websites, which are well-formed. */
export interface AddressedRow {
  id: string
  addresses: readonly string[]
}

/** An address that another row has. */
export interface TakenAddress {
  /** The row that shall get it. */
  id: string
  /** Its place in the addresses of that row. */
  at: number
  owner: string
}

/** The old addresses of rows as they were written, in order. @param id the column with the ids of the rows */
export const oldAddresses = (id: PgColumn) =>
  sql<
    string[]
  >`array(select ${qualified(table.address)} from ${table} where ${qualified(table.resource_id)} = ${qualified(id)} and ${qualified(table.address)} is not null order by ${qualified(table.id)})`

const keysOf = ({ id, addresses }: AddressedRow) =>
  addresses.flatMap((address, at) => {
    const key = addressKey(address)
    return key === undefined ? [] : [{ id, at, address, key }]
  })

interface StoredAddress {
  slug: string
  path: string
  resource_id: string
}

const keyOfStored = ({ slug, path }: StoredAddress): AddressKey => ({
  host: slug === path ? null : slug.slice('//'.length, -path.length),
  path,
})

/**
 * Finds the addresses that other rows have, or that one request could not tell from theirs.
 * @param rows all rows of the write, with all their addresses: what one of them gives up is free for the others
 */
export async function takenAddresses(
  { client }: Transaction,
  resource: string,
  rows: readonly AddressedRow[],
): Promise<TakenAddress[]> {
  const wanted = rows.flatMap(keysOf)
  if (wanted.length === 0) return []
  const { rows: stored } = await client.query<StoredAddress>(
    'select slug, path, resource_id from slug_redirects where path = any($1) and resource = $2',
    [[...new Set(wanted.map(({ key }) => key.path))], resource],
  )
  const written = new Set(rows.map(({ id }) => id))
  const owned = new Map<string, { key: AddressKey; owner: string }[]>()
  const add = (key: AddressKey, owner: string) =>
    owned.set(key.path, [...(owned.get(key.path) ?? []), { key, owner }])
  for (const address of stored)
    if (!written.has(address.resource_id)) add(keyOfStored(address), address.resource_id)
  const taken: TakenAddress[] = []
  for (const { id, at, key } of wanted) {
    const other = owned.get(key.path)?.find((one) => one.owner !== id && fits(one.key, key))
    if (other === undefined) add(key, id)
    else taken.push({ id, at, owner: other.owner })
  }
  return taken
}

const insertAddresses = `insert into slug_redirects (id, resource, resource_id, slug, path, address)
  select given.id, $1, given.row_id, given.slug, given.path, given.address
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as given(id, row_id, slug, path, address)
  on conflict (resource, slug) do nothing returning resource_id, slug`

/**
 * Stores the old addresses of rows in place of those that they had.
 * @returns the addresses that another writer has stored meanwhile
 */
export async function storeOldAddresses(
  { client }: Transaction,
  resource: string,
  rows: readonly AddressedRow[],
): Promise<Omit<TakenAddress, 'owner'>[]> {
  if (rows.length === 0) return []
  await client.query('delete from slug_redirects where resource_id = any($1) and address is not null', [
    rows.map(({ id }) => id),
  ])
  const added = rows.flatMap(keysOf).map((one) => ({ ...one, slug: keyText(one.key) }))
  if (added.length === 0) return []
  const { rows: stored } = await client.query<{ resource_id: string; slug: string }>(insertAddresses, [
    resource,
    added.map(() => uuidv7()),
    added.map(({ id }) => id),
    added.map(({ slug }) => slug),
    added.map(({ key }) => key.path),
    added.map(({ address }) => address),
  ])
  const isStored = new Set(stored.map(({ resource_id: id, slug }) => `${id} ${slug}`))
  return added.filter(({ id, slug }) => !isStored.has(`${id} ${slug}`)).map(({ id, at }) => ({ id, at }))
}
