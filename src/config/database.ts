import { z } from 'zod'
import { PostgresUrlError, readPostgresUrl } from '../libraries/postgres-url/read-postgres-url.ts'
import { onOff, wholeNumber } from './values.ts'

const postgresUrl = z.string().superRefine((text, context) => {
  try {
    readPostgresUrl(text)
  } catch (error) {
    if (!(error instanceof PostgresUrlError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
})

/** The settings of the database. */
export const databaseSettings = {
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_FILE: z.string().optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  PREPARED_STATEMENTS: onOff.default('on'),
  STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
}

type Settings = z.output<z.ZodObject<typeof databaseSettings>>

/** The database, and how it is asked. */
export interface DatabaseConfig {
  /** `undefined`: the embedded Postgres in `dataDirectory` is used. */
  databaseUrl: string | undefined
  databasePoolSize: number
  /** Off behind PgBouncer in transaction mode, where a statement's name is lost with its connection. */
  namedStatements: boolean
  statementTimeoutMs: number
}

/** @param e the checked settings */
export const databaseConfig = (e: Settings): DatabaseConfig => ({
  databaseUrl: e.DATABASE_URL,
  databasePoolSize: e.DATABASE_POOL_SIZE,
  namedStatements: e.PREPARED_STATEMENTS === 'on',
  statementTimeoutMs: e.STATEMENT_TIMEOUT_MS,
})
