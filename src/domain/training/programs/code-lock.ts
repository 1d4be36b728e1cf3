import type { Transaction } from '../../../platform/database/database.ts'

const LOCK = "hashtextextended('codes of programs', 3)"

/** Keeps programmes from getting other codes until the transaction ends: what it stores may name them by code. */
export async function holdProgramCodes({ client }: Transaction): Promise<void> {
  await client.query(`select pg_advisory_xact_lock_shared(${LOCK})`)
}

/** Waits for all who hold the codes: what they have stored is there to be renamed. */
export async function awaitProgramCodes({ client }: Transaction): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${LOCK})`)
}
