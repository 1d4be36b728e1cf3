import { acquireLocks, advisoryLocks, shared } from '../../../platform/database/advisory-locks.ts'
import type { Transaction } from '../../../platform/database/database.ts'

/** Keeps programs from getting other codes until the transaction ends: what it stores may name them by code. */
export async function acquireProgramCodesShared({ client }: Transaction): Promise<void> {
  await acquireLocks(client, shared(advisoryLocks.programCodes))
}

/** Waits for all who hold the codes: what they have stored is there to be renamed. */
export async function acquireProgramCodes({ client }: Transaction): Promise<void> {
  await acquireLocks(client, advisoryLocks.programCodes)
}
