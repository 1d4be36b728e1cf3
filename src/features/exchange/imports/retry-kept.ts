import type { Transaction } from '../../../platform/database/database.ts'
import { keepProgress } from './claim.ts'
import { retryDeferred } from './deferred.ts'
import type { Refusal } from './refusal.ts'
import { keepRefusals } from './refusal.ts'
import type { Run } from './run-file.ts'
import { batchSize } from './task.ts'
import { Problem } from '../../../platform/http/problems.ts'

interface KeptRow {
  line: number
  raw: (string | null)[]
}

/** Rows are read again for a batch, and no more of them than these. */
const keptBytes = 1_048_576

/** The next rows that wait. */
async function keptAfter({ database, task }: Run, line: number): Promise<KeptRow[]> {
  const { rows } = await database.pool.query<KeptRow>(
    `select line, raw from (
      select line, raw, sum(octet_length(raw::text)) over (order by line) - octet_length(raw::text) as before from (
        select line, raw from import_errors
        where import_id = $1 and deferred and raw is not null and line > $2 order by line limit $3
      ) as rows
    ) as measured where before < ${keptBytes} order by line`,
    [task.id, line, batchSize(task.resource)],
  )
  return rows
}

async function forget({ client }: Transaction, { task }: Run, rows: readonly KeptRow[]): Promise<void> {
  await client.query('delete from import_errors where import_id = $1 and deferred and line = any($2)', [
    task.id,
    rows.map(({ line }) => line),
  ])
}

/** Tries all waiting rows once. @returns how many are still waiting, and how many are not any more */
async function pass(run: Run): Promise<{ waiting: number; settled: number }> {
  const { task, claim, file, sides, bytesRead } = run
  let waiting = 0
  let settled = 0
  let line = 0
  for (let rows = await keptAfter(run, line); rows.length > 0; rows = await keptAfter(run, line)) {
    const kept = rows
    const again = kept.map((row): Refusal => ({
      record: file.reread(row.line, row.raw),
      problem: new Problem('unknown_reference'),
    }))
    const { deferred } = await sides(
      (transaction) => retryDeferred(task, transaction, again),
      async (transaction, retried) => {
        await forget(transaction, run, kept)
        await keepRefusals(transaction, task.id, retried.refusals)
        await keepRefusals(transaction, task.id, retried.deferred, true)
        await keepProgress(transaction.client, claim, retried.counts, bytesRead())
      },
    )
    waiting += deferred.length
    settled += kept.length - deferred.length
    line = kept.at(-1)!.line
  }
  return { waiting, settled }
}

/**
 * Tries the rows again that named rows of the same file, for as long as that gets any of them in; the rest is refused
 * when the import ends.
 */
export async function retryKept(run: Run): Promise<void> {
  let result = await pass(run)
  while (result.waiting > 0 && result.settled > 0) result = await pass(run)
}
