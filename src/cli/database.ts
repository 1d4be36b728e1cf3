import { readConfig, type Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { pendingMigrations } from '../platform/database/migrate.ts'
import { connect, connectToExisting } from '../server/connect.ts'
import { readEnvFile } from '../server/env-file.ts'
import { CommandError } from './command.ts'

/** The settings that commands go by: the environment, and what it leaves open from `.env`. */
export const settings = (): Config => readConfig({ ...readEnvFile(), ...process.env })

/** A database that is there already must have the schema of this version: only migrate and serve change it. */
async function assertSchemaUpToDate({ pool }: Database): Promise<void> {
  const pending = await pendingMigrations(pool)
  if (pending === 0) return
  throw new CommandError(
    `the database lacks ${pending} migration(s) of this version: run bantin migrate first`,
  )
}

/**
 * Runs `work` on the database of the settings: that of DATABASE_URL, that of the server which has the data directory,
 * or the embedded one, which then runs for as long as the work does.
 */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const connected = (await connectToExisting(config)) ?? (await connect(config))
  try {
    if (connected.embedded === undefined) await assertSchemaUpToDate(connected.database)
    return await work(connected.database)
  } finally {
    await connected.close()
  }
}
