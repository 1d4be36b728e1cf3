import path from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../../src/platform/database/migrate.ts'
import type { RunnerEnvironment } from './runner.ts'

/** A server with a migrated template database that test files clone. */
export interface TestServer {
  environment: Pick<RunnerEnvironment, 'TEST_DATABASE_URL' | 'TEST_TEMPLATE'>
  /** Drops the template, and stops the server if this process started it. */
  close(): Promise<void>
}

/** Creates the template on the server of TEST_DATABASE_URL, or on a new server in `directory`. */
export async function startTestServer(directory: string): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL']
  if (url) return serverWithTemplate(url, async () => {})
  const embedded = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres'), ephemeral: true })
  return serverWithTemplate(embedded.url, () => embedded.stop())
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
    // a database with connections cannot be cloned
    await administer(url, `alter database ${template} with allow_connections false`)
  } catch (error) {
    await close()
    throw error
  }
  return { environment: { TEST_DATABASE_URL: url, TEST_TEMPLATE: template }, close }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // the running statement rejects with the error
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
