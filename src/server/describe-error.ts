import pg from 'pg'
import { ConfigError } from '../config.ts'
import { EmbeddedPostgresError } from '../libraries/embedded-postgres/error.ts'
import { databaseFailure } from '../platform/database/failures.ts'
import { MigrationError } from '../platform/database/migrate.ts'
import { isPoolerRefusal } from '../platform/database/pooler.ts'

/** Errors whose message is made for whoever reads it at a shell. */
const errorsForPeople = [ConfigError, EmbeddedPostgresError, MigrationError]

/** By SQLSTATE: what the one who set DATABASE_URL can mend. */
const remedies: Record<string, string> = {
  '28P01': 'check the user and password in DATABASE_URL',
  '28000': 'check the user in DATABASE_URL, and pg_hba.conf of that server',
  '3D000': 'create it first (createdb), or check the name in DATABASE_URL',
  '42501': 'grant the user of DATABASE_URL the right to create tables there',
}

/** Where several addresses were tried, the error itself says nothing. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** What a person can do something about, in a sentence; everything else keeps its stack. */
export function describeError(error: unknown): string {
  if (errorsForPeople.some((kind) => error instanceof kind)) return reasonOf(error)
  const reason = reasonOf(error)
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return `another program listens there already (${reason}); set PORT to another number, or 0 for any`
  }
  if (code === 'EADDRNOTAVAIL') return `this machine does not have that address (${reason}); check HOST`
  if (code === 'EACCES') return `this user may not do that (${reason})`
  if (isPoolerRefusal(error)) {
    return `a pooler before the database takes no prepared statements (${reason}); set PREPARED_STATEMENTS=off, or let it keep them (see docs/operations.md)`
  }
  const remedy = error instanceof pg.DatabaseError ? remedies[code] : undefined
  if (remedy !== undefined) return `the database refuses us (${reason}); ${remedy}`
  if (databaseFailure(error)?.kind === 'unavailable') {
    return `the database cannot be reached (${reason}); check DATABASE_URL, and that the server there runs`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
