import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { fromRunner } from './runner.ts'

/** A database of a test. */
export interface TestDatabase {
  url: string
  /** Drops it before the test ends; open connections are terminated. */
  drop(): Promise<void>
}

interface Teardown {
  teardown(release: () => unknown): void
}

/** Clones the migrated template into a database that is dropped when `t` ends. */
export const testDatabase = (t: Teardown): Promise<TestDatabase> => cloneOf(t, fromRunner('TEST_TEMPLATE'))

/** Creates a database without any schema, which is dropped when `t` ends. @returns its URL */
export const emptyDatabase = async (t: Teardown): Promise<string> => (await cloneOf(t, 'template1')).url

async function cloneOf(t: Teardown, template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  // copying files takes a third of the time of wal_log
  await administer(`create database ${name} template ${template} strategy file_copy`)
  const drop = () => administer(`drop database if exists ${name} with (force)`)
  t.teardown(drop)
  return { url: databaseUrl(name), drop }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: fromRunner('TEST_DATABASE_URL') })
  client.on('error', () => {}) // the running query rejects with the error
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function databaseUrl(name: string): string {
  const url = new URL(fromRunner('TEST_DATABASE_URL'))
  url.pathname = `/${name}`
  return url.href
}
