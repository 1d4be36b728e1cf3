import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { ConfigError } from '../config/config-error.ts'
import { PostgresUrlError } from '../libraries/postgres-url/read-postgres-url.ts'
import { BackupError } from '../features/backup/backup-error.ts'
import { EmbeddedPostgresError } from '../libraries/embedded-postgres/error.ts'
import { databaseFailure, isCertificateError } from '../platform/database/failures.ts'
import { MigrationError } from '../platform/database/migrate.ts'
import { isPoolerError } from '../platform/database/prepared-statements.ts'

/** Errors whose message is complete for a person at a shell, without a stack. */
const errorsForPeople = [BackupError, ConfigError, EmbeddedPostgresError, MigrationError]

/** What the owner of DATABASE_URL can do, by SQLSTATE. */
const remedies: Record<string, string> = {
  '28P01': 'check the user and password in DATABASE_URL',
  '28000': 'check the user and sslmode in DATABASE_URL, and pg_hba.conf of that server',
  '3D000': 'create it first (createdb), or check the name in DATABASE_URL',
  '25006':
    'DATABASE_URL must name a server that takes writes: the primary, not a standby, and default_transaction_read_only must be off',
  '42501': 'the user of DATABASE_URL must own that database',
}

/** The message of an error; an AggregateError of several addresses has its messages in its errors only. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Describes an error in one sentence that says what to do; any other error keeps its stack. */
export function describeError(given: unknown): string {
  // the message of the query builder repeats all values
  const error = given instanceof DrizzleQueryError ? given.cause : given
  if (errorsForPeople.some((kind) => error instanceof kind)) return reasonOf(error)
  const reason = reasonOf(error)
  if (error instanceof PostgresUrlError) return `DATABASE_URL ${reason}`
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return `another program listens there already (${reason}); set PORT to another number, or 0 for any`
  }
  if (code === 'EADDRNOTAVAIL') return `this machine does not have that address (${reason}); check HOST`
  if (code === 'EACCES') return `this user may not do that (${reason})`
  if (isPoolerError(error)) {
    return `a pooler before the database takes no prepared statements (${reason}); set PREPARED_STATEMENTS=off, or let it keep them (see docs/operations.md)`
  }
  const remedy = error instanceof pg.DatabaseError ? remedies[code] : undefined
  if (remedy !== undefined) return `the database refuses us (${reason}); ${remedy}`
  if (isCertificateError(error)) {
    return `the certificate of the database is not accepted (${reason}); name that of its authority by sslrootcert in DATABASE_URL, or encrypt without a check by sslmode=require`
  }
  if (reason === 'The server does not support SSL connections')
    return 'the database takes no TLS; turn it on there, or set sslmode=disable in DATABASE_URL'
  if (/client password must be a (?:non-empty )?string/.test(reason))
    return 'the database asks for a password; write it in DATABASE_URL, PGPASSWORD or ~/.pgpass'
  const failure = databaseFailure(error)
  if (failure?.kind === 'timeout')
    return `the database needed too long (${reason}); try again when it is less busy, or raise STATEMENT_TIMEOUT_MS`
  if (failure?.kind === 'conflict')
    return `another session has locked what this needs (${reason}); try again when it has ended`
  if (failure?.kind === 'unavailable') {
    if (failure.reason === 'exhausted')
      return `the database is out of disk space, memory or connections (${reason}); make room there, and try again`
    if (failure.reason === 'busy')
      return `no connection to the database became free in time (${reason}); try again when it is less busy, or raise DATABASE_POOL_SIZE`
    return `the database cannot be reached (${reason}); check DATABASE_URL, and that the server there runs`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
