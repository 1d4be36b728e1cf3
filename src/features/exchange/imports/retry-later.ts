import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Database } from '../../../platform/database/database.ts'
import { databaseFailure } from '../../../platform/database/failures.ts'
import { compareMigrations } from '../../../platform/database/migrate.ts'
import { problems, type Bilingual } from '../../../platform/http/problems.ts'
import {
  finishIn,
  leaseTime,
  lockLeased,
  maxTries,
  updateLeased,
  type Ending,
  type HeldImport,
  type Lease,
} from './lease.ts'

/** The result of an import that failed because of an error of the server. */
export const serverError = {
  status: 'failed',
  problem: { code: 'internal', message: problems.internal.title },
} as const satisfies Ending

/** Why an import is tried again. */
type RetryCause = 'timed_out' | 'unavailable' | 'server_error' | 'database_newer'

const timedOut = (rowsRead: number): Bilingual => ({
  en: `After ${rowsRead} rows of the file the import was tried ${maxTries} times in vain: the last time the database needed too long, or other work held the same rows. Send the file again when the server is less busy, or in smaller files; rows that are stored already are not stored twice.`,
  vi: `Sau ${vietnameseNumber(rowsRead)} dòng dữ liệu của tệp, đã thử nhập ${vietnameseNumber(maxTries)} lần nhưng không thành công: lần cuối cơ sở dữ liệu xử lý quá lâu hoặc tác vụ khác đang giữ các bản ghi này. Hãy gửi lại tệp khi máy chủ ít bận hơn, hoặc chia thành các tệp nhỏ hơn; các dòng đã lưu không bị lưu trùng.`,
})

/** When and how often an import is tried again. */
interface RetryPlan {
  /** How long it waits after each try; the last one counts for all further tries. Younger imports go on meanwhile. */
  pausesS: readonly number[]
  /** How it ends when it was tried often enough, by the rows that are read; absent: it is tried for ever. */
  end?: { maxTries: number; ending: (rowsRead: number) => Ending }
}

const plans: Record<RetryCause, RetryPlan> = {
  // a dry run of another import may hold rows for minutes
  timed_out: {
    pausesS: [5, 30, 180, 1080],
    end: {
      maxTries,
      ending: (rowsRead) => ({
        status: 'failed',
        problem: { code: 'timed_out', message: timedOut(rowsRead) },
      }),
    },
  },
  // an outage is not an error of the import
  unavailable: { pausesS: [5] },
  // a process of the version that has migrated the database goes on with it
  database_newer: { pausesS: [5] },
  // a file that has ended this many threads would end the next as well
  server_error: { pausesS: [1], end: { maxTries: 3, ending: () => serverError } },
}

/** Why an error has an import tried again. */
export async function retryCauseOf({ pool }: Database, error: unknown): Promise<RetryCause> {
  const kind = databaseFailure(error)?.kind
  if (kind === 'unavailable') return 'unavailable'
  if (kind === 'timeout' || kind === 'conflict') return 'timed_out'
  // what this version does not expect may be an effect of a later one
  const isOutdated = await compareMigrations(pool).then(
    ({ unknown }) => unknown > 0,
    () => false,
  )
  return isOutdated ? 'database_newer' : 'server_error'
}

/** How an import ends after another try in vain; undefined where it is tried again. */
function endingOf(held: HeldImport, tries: number, { end }: RetryPlan): Ending | undefined {
  if (held.cancel_requested) return { status: 'cancelled' }
  return end !== undefined && tries >= end.maxTries ? end.ending(held.rows_read) : undefined
}

/**
 * Releases an import after an error. No worker takes it before its pause is over; the pause is a heartbeat in the future,
 * which every worker respects. After the last try, or a cancel, the import ends. Nothing is done without the lease.
 */
export async function retryLater(database: Database, lease: Lease, cause: RetryCause): Promise<void> {
  const plan = plans[cause]
  await database.transaction(async ({ client }) => {
    const held = await lockLeased(client, lease)
    if (held === undefined) return
    // stored rows have set the count to 0; a try that does not count is taken back
    const tries = plan.end === undefined ? Math.max(held.tries - 1, 0) : Math.max(held.tries, 1)
    const ending = endingOf(held, tries, plan)
    if (ending !== undefined) return await finishIn(client, lease, ending)
    const pauseS = plan.pausesS[Math.max(tries, 1) - 1] ?? plan.pausesS.at(-1)
    await updateLeased(
      client,
      lease,
      `status = 'queued', worker = null, tries = $3, beat_at = now() - ${leaseTime} + make_interval(secs => $4)`,
      [tries, pauseS],
    )
  })
}
