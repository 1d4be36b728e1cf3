import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'

/**
 * Does what a start does, without a database and without a port, so that what a start runs has been compiled; one that
 * could not start fails here already.
 */
export async function rehearse(): Promise<void> {
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@localhost/nothing', LOG_LEVEL: 'silent' })
  // it connects with the first statement, and there is none
  const database = openDatabase({ url: config.databaseUrl! })
  const app = await buildApp(config, database, { accepting: () => true, pendingMigrations: async () => 0 })
  try {
    await app.ready()
    const { statusCode } = await app.inject('/livez')
    if (statusCode !== 200) throw new Error(`/livez answered ${statusCode}`)
  } finally {
    await app.close()
    await database.close()
  }
}
