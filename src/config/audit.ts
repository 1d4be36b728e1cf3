import path from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import type { dataSettings } from './data.ts'
import type { databaseSettings } from './database.ts'
import { wholeNumber } from './values.ts'

/** How long audit events are kept. */
export const auditSettings = {
  AUDIT_KEEP_DAYS: wholeNumber(1, 36_500).optional(),
  AUDIT_EXPORT_DIR: z.string().min(1).optional(),
}

/** The export of old audit events. */
interface AuditExport {
  keepDays: number
  directory: string
  /** Whether a missing directory is created. One that the settings name may be a disk that is not mounted. */
  mayCreate: boolean
}

type Settings = z.output<
  z.ZodObject<
    typeof auditSettings &
      Pick<typeof databaseSettings, 'DATABASE_URL'> &
      Pick<typeof dataSettings, 'BANTIN_DATA_DIR'>
  >
>

/** What becomes of audit events. */
export interface AuditConfig {
  /** Where audit events go that are older than the days to keep; `undefined`: all are kept. */
  auditExport: AuditExport | undefined
}

/** @throws ConfigError where events would be removed and no directory is known for their export */
function auditExportOf(e: Settings): AuditExport | undefined {
  const { AUDIT_KEEP_DAYS: keepDays, AUDIT_EXPORT_DIR: named } = e
  if (keepDays === undefined) return undefined
  if (named !== undefined) return { keepDays, directory: path.resolve(named), mayCreate: false }
  if (e.DATABASE_URL !== undefined) {
    throw new ConfigError(
      'AUDIT_KEEP_DAYS removes old audit events after their export: set AUDIT_EXPORT_DIR to the directory for the files too',
    )
  }
  return { keepDays, directory: path.resolve(e.BANTIN_DATA_DIR, 'audit'), mayCreate: true }
}

/** @param e the checked settings */
export const auditConfig = (e: Settings): AuditConfig => ({ auditExport: auditExportOf(e) })
