import type { PoolClient } from 'pg'

/**
 * An advisory lock of a transaction. Its number is the hash of the name with the seed. No seed and no name may change:
 * processes of an earlier version use the same numbers while a new version is rolled out.
 */
interface AdvisoryLock {
  hashSeed: number
  name: string
  /** A shared lock only conflicts with an exclusive lock. */
  isShared?: boolean
}

const lock = (hashSeed: number, name: string): AdvisoryLock => ({ hashSeed, name })

/** Every advisory lock but the one of migrations. */
export const advisoryLocks = {
  /** One request with an idempotency key. */
  idempotencyKey: (request: string) => lock(0, request),
  /** Writes that may create the row with an external id. */
  externalId: (path: string, externalId: string) => lock(1, `${path} ${externalId}`),
  /** Writes of a resource with `serializeWrites`. */
  writes: (path: string) => lock(2, path),
  /** Requests that revoke API keys. */
  keyRevocations: lock(2, 'api-keys'),
  /** Changes of the codes of programs, and writes that name programs by code. */
  programCodes: lock(3, 'codes of programs'),
  /** Proposals of figures of one post. */
  figureProposals: (postId: string) => lock(3, postId),
  /** Loads of the demo year. */
  demo: lock(3, 'demo'),
  /** Runs that generate synthetic data. */
  syntheticData: lock(3, 'generate'),
  /** All external ids of a resource. */
  externalIds: (path: string) => lock(4, path),
  /** The making of the indexes of search. */
  searchIndexes: lock(5, 'search_documents'),
  /** A batch of a fill of the search index. */
  searchFill: lock(5, 'fill of search_documents'),
  /** Changes of what the storage of files has. */
  fileContents: lock(6, 'file_contents'),
  /** The removal of files that nothing uses. */
  fileSweep: lock(6, 'sweep of media_files'),
  /** The export and removal of old audit events. */
  auditExport: lock(6, 'audit_events'),
} as const

/** The advisory lock of migrations: a fixed number without a hash. */
const migrationLock = 7_272_742

/** A client in a transaction. */
type Client = Pick<PoolClient, 'query'>

/** The shared form of a lock. */
export const shared = (wanted: AdvisoryLock): AdvisoryLock => ({ ...wanted, isShared: true })

const key = (at: number) => `hashtextextended($${at * 2 + 1}, $${at * 2 + 2})`

/** Acquires locks in this order by one statement, until the transaction ends. */
export async function acquireLocks(client: Client, ...wanted: readonly AdvisoryLock[]): Promise<void> {
  const calls = wanted.map(
    ({ isShared = false }, at) => `pg_advisory_xact_lock${isShared ? '_shared' : ''}(${key(at)})`,
  )
  await client.query(
    `select ${calls.join(', ')}`,
    wanted.flatMap(({ hashSeed, name }) => [name, hashSeed]),
  )
}

/** Acquires a lock until the transaction ends. @returns false if another transaction holds it */
export async function tryAcquireLock(client: Client, { name, hashSeed }: AdvisoryLock): Promise<boolean> {
  const { rows } = await client.query<{ acquired: boolean }>(
    `select pg_try_advisory_xact_lock(${key(0)}) as acquired`,
    [name, hashSeed],
  )
  return rows[0]?.acquired === true
}

/** Acquires the lock of migrations until the transaction ends. @returns false if another transaction holds it */
export async function tryAcquireMigrationLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ acquired: boolean }>(
    `select pg_try_advisory_xact_lock(${migrationLock}) as acquired`,
  )
  return rows[0]?.acquired === true
}
