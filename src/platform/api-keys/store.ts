import { randomBytes } from 'node:crypto'
import { desc, eq, sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { acquireLocks, advisoryLocks } from '../database/advisory-locks.ts'
import type { Database, Transaction } from '../database/database.ts'
import { qualified } from '../database/columns.ts'
import { statement } from '../database/statement.ts'
import { secretHash, type FindKey, type StoredKey } from '../http/authentication.ts'
import { assertMatch, assertNoneMatch } from '../http/etag.ts'
import type { WriteCall } from '../http/route.ts'
import type { AccessControl } from '../access/access-control.ts'
import type { Access } from '../access/policy.ts'
import type { Scope } from '../access/scope.ts'
import { queryBuilder } from '../resource/rows.ts'
import type { KeyOwner, KeyPatch, NewApiKey } from './schema.ts'
import { apiKeys as table } from './table.ts'

/** The owner of a key, with the given e-mail. */
const ownerColumn = (email: SQL) =>
  sql<KeyOwner | null>`case when ${qualified(table.owner_name)} is not null
    then json_build_object('name', ${qualified(table.owner_name)}, 'email', ${email}) end`.as('owner')

/** The columns of a key that callers may see: all but the hash of its secret. */
export const keyColumns = {
  id: table.id,
  public_id: table.public_id,
  name: table.name,
  owner: ownerColumn(sql`${qualified(table.owner_email)}`),
  role: table.role,
  scopes: table.scopes,
  revision: table.revision,
  created_at: table.created_at,
  expires_at: table.expires_at,
  revoked_at: table.revoked_at,
}

/** What replaces columns of a key for callers who may not read e-mails. */
export const columnsWithoutEmail = { owner: ownerColumn(sql`null`) }

/** The columns of a key that a caller sees. */
const columnsFor = ({ allRows }: Pick<Access, 'allRows'>) =>
  allRows ? keyColumns : { ...keyColumns, ...columnsWithoutEmail }

/** The command line shows everything. */
const everything = { allRows: true }

/** Whom a key stands for: its owner, else what it is named. */
const displayName = sql<string>`coalesce(${qualified(table.owner_name)}, ${qualified(table.name)})`

/** Makes the function by which authentication finds keys. */
export function keyFinder({ pool }: Database): FindKey {
  const query = queryBuilder
    .select({
      id: table.id,
      secret_hash: table.secret_hash,
      display_name: displayName.as('display_name'),
      owner_email: table.owner_email,
      scopes: table.scopes,
      expires_at: table.expires_at,
      revoked_at: table.revoked_at,
    })
    .from(table)
    .where(eq(table.public_id, sql.placeholder('public_id')))
  const find = statement<StoredKey>('find_api_key', query)
  return (publicId) => find.first(pool, { public_id: publicId })
}

/** All keys without secrets, the newest first. */
export async function allApiKeys({ orm }: Pick<Database, 'orm'>) {
  return await orm.select(keyColumns).from(table).orderBy(desc(table.created_at), desc(table.id))
}

/** The scopes of a new key. */
export const scopesOf = ({ roles }: AccessControl, { role, scopes }: NewApiKey): Scope[] => [
  ...new Set(role === null ? scopes : roles[role]),
]

/**
 * Stores a new key. The result contains the whole key, which is not stored.
 * @param shownTo who gets the result
 */
export async function createApiKey(
  { orm }: Transaction,
  access: AccessControl,
  input: NewApiKey,
  shownTo: Pick<Access, 'allRows'> = everything,
) {
  const publicId = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('hex')
  const scopes = scopesOf(access, input)
  const [row] = await orm
    .insert(table)
    .values({
      id: uuidv7(),
      public_id: publicId,
      secret_hash: secretHash(secret),
      name: input.name,
      owner_name: input.owner?.name ?? null,
      owner_email: input.owner?.email ?? null,
      role: input.role,
      scopes,
      expires_at: input.expires_at,
    })
    .returning(columnsFor(shownTo))
  if (row === undefined) throw new Error('an API key was not stored')
  return { ...row, key: `bt_${publicId}_${secret}` }
}

/** Acquires the lock of requests that revoke keys, so that two keys cannot revoke each other at the same time. */
export async function acquireKeyRevocations({ client }: Transaction): Promise<void> {
  await acquireLocks(client, advisoryLocks.keyRevocations)
}

/** The condition of keys that can create keys. @param name the name of the table in the query */
const isWorkingManager = (name: string) => {
  const key = sql.identifier(name)
  return sql`'keys:manage' = any(${key}.scopes) and ${key}.revoked_at is null and (${key}.expires_at is null or ${key}.expires_at > now())`
}

/** Reads a key before it is revoked. `last_manager`: no other key can create keys. */
export async function findKeyForRevocation({ orm }: Transaction, id: string) {
  const [row] = await orm
    .select({
      id: table.id,
      scopes: table.scopes,
      expires_at: table.expires_at,
      revoked_at: table.revoked_at,
      last_manager: sql<boolean>`${isWorkingManager('api_keys')} and not exists (select 1 from ${table} other where other.id <> ${qualified(table.id)} and ${isWorkingManager('other')})`,
    })
    .from(table)
    .where(eq(table.id, id))
  return row
}

/**
 * Revokes a key permanently, and returns it. `changed` is false if it was revoked already.
 * @throws Problem 412 if a precondition fails
 */
export async function revokeApiKey(
  { orm }: Transaction,
  id: string,
  {
    precondition,
    ifNoneMatch,
    access = everything,
  }: Partial<Pick<WriteCall, 'precondition' | 'ifNoneMatch'> & { access: Pick<Access, 'allRows'> }> = {},
) {
  const columns = columnsFor(access)
  const [row] = await orm.select(columns).from(table).where(eq(table.id, id)).for('update')
  if (row !== undefined) assertNoneMatch(ifNoneMatch, row.revision)
  if (row === undefined || row.revoked_at !== null) return { row, changed: false }
  assertMatch(precondition, row.revision)
  const [revoked] = await orm
    .update(table)
    .set({ revoked_at: sql`now()`, revision: sql`${table.revision} + 1` })
    .where(eq(table.id, id))
    .returning(columns)
  return { row: revoked, changed: true }
}

/** Locks a key that is about to change, with its powers. */
export async function lockKey({ orm }: Transaction, id: string) {
  const [row] = await orm
    .select({
      id: table.id,
      scopes: table.scopes,
      expires_at: table.expires_at,
      revoked_at: table.revoked_at,
      revision: table.revision,
      name: table.owner_name,
      email: table.owner_email,
    })
    .from(table)
    .where(eq(table.id, id))
    .for('update')
  return row
}

/** A locked key. */
type LockedKey = NonNullable<Awaited<ReturnType<typeof lockKey>>>

/**
 * The owner that a patch gives a key, as columns. The name is null for a new owner without one. Whoever does not see e-mail
 * addresses has read null, and sends it back without removing one.
 */
export function patchedOwner(key: LockedKey, { owner }: KeyPatch, { allRows }: Pick<Access, 'allRows'>) {
  if (owner === null) return { name: null, email: null }
  const { name = key.name, email = key.email } = owner ?? {}
  return { name, email: allRows ? email : (email ?? key.email) }
}

/** Stores the owner of a locked key, and returns the key. */
export async function storeOwner(
  { orm }: Transaction,
  { id, ...key }: LockedKey,
  owner: { name: string | null; email: string | null },
  shownTo: Pick<Access, 'allRows'>,
) {
  const changed = owner.name !== key.name || owner.email !== key.email
  const [row] = await orm
    .update(table)
    .set({
      owner_name: owner.name,
      owner_email: owner.email,
      revision: changed ? sql`${table.revision} + 1` : key.revision,
    })
    .where(eq(table.id, id))
    .returning(columnsFor(shownTo))
  if (row === undefined) throw new Error('a locked API key is gone')
  return { row, changed }
}
