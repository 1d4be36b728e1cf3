import { readConfig, type Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { compareMigrations } from '../platform/database/migrate.ts'
import { connect, connectToExisting } from '../server/connect.ts'
import { readEnvFile } from '../server/env-file.ts'
import { CommandError } from './command.ts'

/** The settings of commands: the environment takes precedence over `.env`. */
export const settings = (): Config => readConfig({ ...readEnvFile(), ...process.env })

/** @throws CommandError for another schema, since only migrate and serve change the schema of an existing database */
async function assertSchemaUpToDate({ pool }: Database): Promise<void> {
  const { pending, unknown } = await compareMigrations(pool)
  if (unknown > 0) {
    throw new CommandError(
      `the database has ${unknown} migration(s) of a later version: run the commands of that version`,
    )
  }
  if (pending === 0) return
  throw new CommandError(
    `the database lacks ${pending} migration(s) of this version: run bantin migrate first`,
  )
}

/**
 * Runs `work` on the database of the settings: of DATABASE_URL, of the server that uses the data directory,
 * or the embedded one, which then runs only during the work.
 */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const connection = (await connectToExisting(config)) ?? (await connect(config))
  try {
    if (connection.embedded === undefined) await assertSchemaUpToDate(connection.database)
    return await work(connection.database)
  } finally {
    await connection.close()
  }
}
