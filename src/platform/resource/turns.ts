import { sql } from 'drizzle-orm'
import type { Writing } from './store.ts'

/** Takes what comes before the locks of rows. Writes of a resource that is written by one at a time wait for each other. */
export async function waitForTurn({ transaction, resource }: Writing): Promise<void> {
  await resource.lockFirst?.(transaction)
  if (!resource.oneAtATime) return
  await transaction.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${resource.path}, 2))`)
}

/** Whoever looks for a row by its external id, and may create it, waits for others who do the same with that one. */
export async function waitForName({ transaction, resource }: Writing, externalId: string): Promise<void> {
  const name = `${resource.path} ${externalId}`
  await transaction.orm.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended(${resource.path}, 4)), pg_advisory_xact_lock(hashtextextended(${name}, 1))`,
  )
}

/** Waits for all of them, and lets them wait: a lock for each of many names would fill the server's table of locks. */
export async function waitForAllNames({ transaction, resource }: Writing): Promise<void> {
  await transaction.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${resource.path}, 4))`)
}
