import path from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../../src/platform/database/migrate.ts'
import type { RunnerEnvironment } from './runner.ts'

/** A server, and on it a migrated database that test files clone. */
export interface TestServer {
  environment: Pick<RunnerEnvironment, 'TEST_DATABASE_URL' | 'TEST_TEMPLATE'>
  /** Drops the template, and stops the server when it is ours. */
  close(): Promise<void>
}

/** Makes the template on the server of TEST_DATABASE_URL, or on one of our own in `directory`. */
export async function startTestServer(directory: string): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return serverWithTemplate(given, async () => {})
  const own = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres'), ephemeral: true })
  return serverWithTemplate(own.url, () => own.stop())
}

async function serverWithTemplate(url: string, stop: () => Promise<void>): Promise<TestServer> {
  const template = `template_${process.pid}`
  const close = () =>
    administer(url, `drop database if exists ${template} with (force)`).finally(() => stop())
  try {
    await administer(url, `create database ${template}`)
    const migrated = new URL(url)
    migrated.pathname = `/${template}`
    await migrateUnderLock(migrated.href)
    // A database that somebody is connected to cannot be cloned.
    await administer(url, `alter database ${template} with allow_connections false`)
  } catch (error) {
    await close()
    throw error
  }
  return { environment: { TEST_DATABASE_URL: url, TEST_TEMPLATE: template }, close }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // the statement at hand rejects with it
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
