import { access, constants, mkdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'

const hourMs = 3_600_000
/** How soon it tries again after an error. */
const retryMs = 60_000

async function exportNow(
  database: Database,
  { directory, mayCreate, keepDays }: NonNullable<Config['auditExport']>,
  log: FastifyBaseLogger,
  signal: AbortSignal,
): Promise<void> {
  if (mayCreate) await mkdir(directory, { recursive: true, mode: 0o700 })
  // also where nothing is old enough, so that a wrong setting is seen at the start; the slash refuses a file
  await access(`${directory}/`, constants.W_OK | constants.X_OK)
  const { exportOldEvents } = await import('../platform/audit/export-old-events.ts')
  await exportOldEvents({
    database,
    directory,
    keepDays,
    signal,
    onExported: (result) => log.info(result, 'old audit events are exported and removed'),
  })
}

/**
 * Exports and removes old audit events at start and every hour, if AUDIT_KEEP_DAYS is set. It ends when the server stops.
 * @param isOutdated whether the database is newer than this process, which would not export columns that it does not know
 */
export async function exportOldAuditEvents(
  log: FastifyBaseLogger,
  config: Config,
  database: Database,
  isOutdated: () => Promise<boolean>,
  stopping: AbortSignal,
): Promise<void> {
  const { auditExport } = config
  if (auditExport === undefined) return
  while (!stopping.aborted) {
    let pauseMs = hourMs
    try {
      if (!(await isOutdated())) await exportNow(database, auditExport, log, stopping)
    } catch (error) {
      if (stopping.aborted) return
      const { directory } = auditExport
      log.error({ err: error, directory }, 'old audit events are not exported, and none is removed')
      pauseMs = retryMs
    }
    // the stop ends the pause
    await wait(pauseMs, undefined, { ref: false, signal: stopping }).catch(() => {})
  }
}
