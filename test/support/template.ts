import path from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../../src/platform/database/migrate.ts'
import { copyCluster } from './postgres-cluster.ts'
import type { RunnerEnvironment } from './runner.ts'

/** A server with a migrated template database that test files clone. */
export interface TestServer {
  environment: Pick<RunnerEnvironment, 'TEST_DATABASE_URL' | 'TEST_TEMPLATE' | 'TEST_CLUSTER'>
  /** Drops the template, or stops the server if this process started it. */
  close(): Promise<void>
}

/** Creates the template on the server of TEST_DATABASE_URL, or on a new server in `directory`. */
export async function startTestServer(directory: string): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL']
  return await (url ? useServer(url) : makeServer(directory))
}

async function useServer(url: string): Promise<TestServer> {
  const template = `template_${process.pid}`
  const close = () => administer(url, `drop database if exists ${template} with (force)`)
  try {
    await administer(url, `create database ${template}`)
    const migrated = new URL(url)
    migrated.pathname = `/${template}`
    await migrateUnderLock(migrated.href)
    await administer(url, closed(template))
  } catch (error) {
    await close()
    throw error
  }
  return { environment: { TEST_DATABASE_URL: url, TEST_TEMPLATE: template }, close }
}

/** The server is a copy of a migrated cluster, which servers that tests start get copies of too. */
async function makeServer(directory: string): Promise<TestServer> {
  const cluster = path.join(directory, 'cluster')
  const template = 'migrated'
  const first = await startEmbeddedPostgres({ dataDir: cluster, ephemeral: true })
  await migrateUnderLock(first.url).finally(first.stop)
  const dataDir = path.join(directory, 'postgres')
  copyCluster(cluster, dataDir)
  const { url, stop } = await startEmbeddedPostgres({ dataDir, ephemeral: true, database: 'postgres' })
  try {
    await administer(url, `alter database bantin rename to ${template}`)
    await administer(url, closed(template))
  } catch (error) {
    await stop()
    throw error
  }
  const environment = { TEST_DATABASE_URL: url, TEST_TEMPLATE: template, TEST_CLUSTER: cluster }
  return { environment, close: stop }
}

/** A database with connections cannot be cloned. */
const closed = (template: string) => `alter database ${template} with allow_connections false`

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // the running statement rejects with the error
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
