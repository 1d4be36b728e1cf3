/** Why the embedded Postgres cannot start. */
type EmbeddedPostgresProblem =
  | 'unsupported_platform'
  | 'missing_package'
  | 'not_writable'
  | 'not_reachable'
  | 'not_a_cluster'
  | 'wrong_version'
  | 'in_use'
  | 'port_taken'
  | 'failed'

/** The embedded Postgres cannot start; `message` says why, and how to fix it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly problem: EmbeddedPostgresProblem

  constructor(problem: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

const permissionCodes = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Explains an error of permissions or a full disk, with path and remedy; any other error stays as it is. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC') {
    return new EmbeddedPostgresError('not_writable', `no space left on the disk of ${path}`, { cause: error })
  }
  if (code === undefined || !permissionCodes.has(code)) return error
  const user = process.getuid?.() ?? 'this user'
  return new EmbeddedPostgresError(
    'not_writable',
    `${path} cannot be read and written by user id ${user} (${code}). ` +
      'Give that user the directory, set BANTIN_DATA_DIR to another one, or set DATABASE_URL.',
    { cause: error },
  )
}

/** The system error code (`ENOENT`) of a thrown value, if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
