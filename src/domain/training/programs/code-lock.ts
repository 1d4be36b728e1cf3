import { acquireLocks, advisoryLocks, shared } from '../../../platform/database/advisory-locks.ts'
import type { Transaction } from '../../../platform/database/database.ts'

/** Prevents changes of program codes until the transaction ends, since its rows may refer to programs by code. */
export async function acquireProgramCodesShared({ client }: Transaction): Promise<void> {
  await acquireLocks(client, shared(advisoryLocks.programCodes))
}

/** Waits for all transactions with the shared lock, so that a code change updates the rows that they stored. */
export async function acquireProgramCodes({ client }: Transaction): Promise<void> {
  await acquireLocks(client, advisoryLocks.programCodes)
}
