import pg from 'pg'

/** A violated constraint. */
export interface ConstraintFailure {
  kind: 'duplicate' | 'missing_reference' | 'still_referenced' | 'rule'
  constraint: string
}

/** The kind of a database error, without tables and values. */
export type DatabaseFailure =
  | ConstraintFailure
  | { kind: 'unavailable'; reason: 'unreachable' | 'exhausted' | 'readOnly' | 'busy' }
  | { kind: 'timeout' }
  | { kind: 'conflict' }

const unreachable: DatabaseFailure = { kind: 'unavailable', reason: 'unreachable' }

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
])

/** The innermost error: Drizzle wraps errors of the driver in `cause`, Node wraps several errors in an AggregateError. */
function rootCause(error: unknown): unknown {
  let current = error
  for (let depth = 0; depth < 5; depth++) {
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0]
    else if (
      current instanceof Error &&
      !(current instanceof pg.DatabaseError) &&
      current.cause !== undefined
    ) {
      current = current.cause
    } else return current
  }
  return current
}

/**
 * Whether a detail is about the row that others refer to: each foreign key refers to `id`, and none consists of a column of
 * this name. The words of a detail are in the language of the server.
 */
const namesReferencedRow = (detail: string): boolean => detail.includes('(id)=')

/**
 * The failure for an error code of Postgres. Values that do not fit and missing values are not among them: the schemas of
 * the operations refuse these, so that such an error is one of the server.
 */
function serverFailure(error: pg.DatabaseError): DatabaseFailure | undefined {
  const code = error.code ?? ''
  const constraint = error.constraint ?? ''
  if (code === '23505' || code === '23P01') return { kind: 'duplicate', constraint }
  if (code === '23503') {
    return {
      kind: namesReferencedRow(error.detail ?? '') ? 'still_referenced' : 'missing_reference',
      constraint,
    }
  }
  if (code === '23514') return { kind: 'rule', constraint }
  // 25P0x: a limit of the role for whole transactions
  if (code === '57014' || code === '25P03' || code === '25P04') return { kind: 'timeout' }
  if (code === '40001' || code === '40P01' || code === '55P03') return { kind: 'conflict' }
  // 25006: a read-only standby
  if (code === '25006') return { kind: 'unavailable', reason: 'readOnly' }
  // 53: out of connections, memory or disk space; 58030: an error of the disk
  if (code.startsWith('53') || code === '58030') return { kind: 'unavailable', reason: 'exhausted' }
  // 57P0x: shutting down or starting up; 08: connection
  if (/^(08|57P)/.test(code)) return unreachable
  return undefined
}

/** Whether the certificate of the server is not accepted, or is that of another server. */
export function isCertificateError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_CERT|ERR_SSL_)/.test(code)
}

/** An error of another thread, with what was known of it there. */
export class TransferredError extends Error {
  readonly failure: DatabaseFailure | undefined

  constructor(message: string, failure: DatabaseFailure | undefined) {
    super(message)
    this.failure = failure
  }
}

/** The failure for a thrown value; undefined for an unexpected error of the database, and for every other error. */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  const inner = rootCause(error)
  if (inner instanceof pg.DatabaseError) return serverFailure(inner)
  if (inner instanceof TransferredError) return inner.failure
  if (!(inner instanceof Error)) return undefined
  if ('code' in inner && typeof inner.code === 'string' && connectionCodes.has(inner.code)) return unreachable
  // a server with a socket removes the file when it stops: ENOENT, which elsewhere is about other files
  if ('syscall' in inner && inner.syscall === 'connect') return unreachable
  if (isCertificateError(inner)) return unreachable
  if (/Query read timeout/.test(inner.message)) return { kind: 'timeout' }
  // node-postgres has no codes for these errors
  // all connections of the pool are in use; the message for a new connection that takes too long is another one
  if (/timeout exceeded when trying to connect/.test(inner.message))
    return { kind: 'unavailable', reason: 'busy' }
  if (
    /The server does not support SSL|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end/.test(
      inner.message,
    )
  ) {
    return unreachable
  }
  return undefined
}
