import type { Database } from '../platform/database/database.ts'
import { compareMigrations, type MigrationDifference } from '../platform/database/migrate.ts'

/** How long an answer of `isOutdated` is used again. */
const maxAgeMs = 5_000

/** Sees when a later version migrates the database while this process runs. */
export interface VersionWatch {
  /** Compares the migrations now. */
  compare(): Promise<MigrationDifference>
  /** Whether a later version has migrated the database, as of some seconds ago. */
  isOutdated(): Promise<boolean>
}

/** Watches the migrations of a database. @param onNewer called once, when a later version has migrated the database */
export function versionWatch(
  { pool }: Database,
  onNewer: (difference: MigrationDifference) => void,
): VersionWatch {
  let isOutdated = false
  let nextCheck = 0
  const compare = async () => {
    const difference = await compareMigrations(pool)
    if (difference.unknown > 0 && !isOutdated) onNewer(difference)
    isOutdated = difference.unknown > 0
    nextCheck = performance.now() + maxAgeMs
    return difference
  }
  return {
    compare,
    isOutdated: async () => {
      if (performance.now() >= nextCheck) await compare()
      return isOutdated
    },
  }
}
