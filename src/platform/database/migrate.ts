import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { z } from 'zod'
import { packageRoot } from '../../package.ts'
import { tryAcquireMigrationLock } from './advisory-locks.ts'
import { connectionConfig } from './connection.ts'
import { sessionSettings, setLocally } from './session-settings.ts'

/** Why a migration failed. */
type MigrationProblem = 'server_too_old' | 'standby' | 'database_newer' | 'lock_wait' | 'statement_failed'

/** An error of a migration. Its message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly problem: MigrationProblem

  constructor(problem: MigrationProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/** Options of migrations. */
interface MigrateOptions {
  /** `migrations/` of this package by default. */
  migrationsFolder?: string
  /** How long a statement may wait for a lock: statements of others wait behind it. */
  lockTimeoutMs?: number
  /** How long to wait for another process that migrates. */
  waitMs?: number
  /** How often a migration that met a lock is tried again. */
  retries?: number
}

interface Migration {
  tag: string
  /** When drizzle-kit generated it, in milliseconds; it identifies the migration. */
  moment: string
  statements: string[]
  hash: string
}

/** What a pool and a client have in common. */
interface Queryable {
  query<Row extends object>(text: string): Promise<{ rows: Row[] }>
}

const defaultFolder = path.join(packageRoot, 'migrations')
const oldestServerVersion = 15
const lockPollMs = 100
/** A migration that waits too long for a table lock is tried again so often, after increasing pauses. */
const defaultRetries = 8
const busyPauseMs = 250
const lockNotAvailable = '55P03'
const undefinedTable = '42P01'

// the same table as that of drizzle's migrator, so that both can be used in turn
const journalTableSql = `do $$ begin
  if to_regclass('drizzle.__drizzle_migrations') is null then
    create schema if not exists drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
  end if;
end $$`

/**
 * Applies missing migrations. Several processes may call it at the same time. Each migration is one transaction with an
 * advisory lock: a session lock would be lost, or never released, behind PgBouncer. If no migration is missing, nothing
 * is locked.
 * @returns how many migrations this call applied
 */
export async function migrateUnderLock(connectionString: string, options: MigrateOptions = {}) {
  const {
    migrationsFolder = defaultFolder,
    lockTimeoutMs = 5000,
    waitMs = 600_000,
    retries = defaultRetries,
  } = options
  const migrations = readMigrations(migrationsFolder)
  const client = new Client(
    connectionConfig({ url: connectionString, applicationName: 'bantin migrate', connectTimeoutMs: 10_000 }),
  )
  client.on('error', () => {}) // the running query rejects with the same error
  await client.connect()
  try {
    await assertServer(client)
    let applied = 0
    let busy = 0
    while (missingMigrations(await appliedMoments(client), migrations).length > 0) {
      await beginWithLock(client, lockTimeoutMs, waitMs)
      const outcome = await applyNext(client, migrations, busy < retries)
      if (outcome === 'applied') applied++
      if (outcome === 'busy') await sleep(busyPauseMs * ++busy)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** How the migrations of a database differ from those of this version. */
export interface MigrationDifference {
  /** How many are missing in the database. */
  pending: number
  /** How many only a newer version knows. */
  unknown: number
}

/** Compares the migrations of a database with those of this version, by one small query. */
export async function compareMigrations(
  pool: Queryable,
  migrationsFolder = defaultFolder,
): Promise<MigrationDifference> {
  const applied = await appliedMoments(pool)
  const migrations = readMigrations(migrationsFolder)
  return {
    pending: withoutApplied(migrations, applied).length,
    unknown: unknownTo(migrations, applied).length,
  }
}

const withoutApplied = (migrations: readonly Migration[], applied: ReadonlySet<string>): Migration[] =>
  migrations.filter(({ moment }) => !applied.has(moment))

/** The applied migrations that are not among these. */
function unknownTo(migrations: readonly Migration[], applied: ReadonlySet<string>): string[] {
  const known = new Set(migrations.map(({ moment }) => moment))
  return [...applied].filter((moment) => !known.has(moment))
}

/** Begins a transaction with the lock. It polls, since a waiting statement would block others. */
async function beginWithLock(client: Client, lockTimeoutMs: number, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs
  for (;;) {
    const settings = { ...sessionSettings(0), lock_timeout: `${lockTimeoutMs}ms` }
    await client.query(`begin isolation level read committed; ${setLocally(settings)}`)
    if (await tryAcquireMigrationLock(client)) return
    await client.query('rollback')
    if (performance.now() > deadline) {
      throw new MigrationError('lock_wait', `another process has been migrating for over ${waitMs} ms`)
    }
    await sleep(lockPollMs)
  }
}

/** Applies the first missing migration, and ends the transaction of `beginWithLock`. */
async function applyNext(client: Client, migrations: Migration[], mayRetry: boolean) {
  try {
    await client.query(journalTableSql)
    const [next] = missingMigrations(await appliedMoments(client), migrations)
    if (next) await run(client, next)
    await client.query('commit')
    return next ? 'applied' : 'done'
  } catch (error) {
    // the rollback fails if the connection is broken; the first error is the more useful one
    await client.query('rollback').catch(() => {})
    if (sqlState(error) !== lockNotAvailable) throw error
    if (mayRetry) return 'busy'
    throw new MigrationError(
      'lock_wait',
      'another session uses a table that a migration changes (bantin backup, an export, an open psql): ' +
        'try again when it has ended. That migration changed nothing.',
      { cause: error },
    )
  }
}

async function run(client: Client, { tag, statements, hash, moment }: Migration): Promise<void> {
  for (const statement of statements) {
    try {
      await client.query(statement)
    } catch (error) {
      if (sqlState(error) === lockNotAvailable) throw error
      const reason = error instanceof Error ? error.message : String(error)
      throw new MigrationError('statement_failed', `migration ${tag} failed and was undone: ${reason}`, {
        cause: error,
      })
    }
  }
  const journal = 'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)'
  await client.query(journal, [hash, moment])
}

/** The missing migrations, also those that are older than the newest applied one, which drizzle would skip. */
function missingMigrations(applied: Set<string>, migrations: Migration[]): Migration[] {
  const unknown = unknownTo(migrations, applied)
  if (unknown.length === 0) return withoutApplied(migrations, applied)
  throw new MigrationError(
    'database_newer',
    `the database has ${unknown.length} migration(s) that this version of Bantin does not know. ` +
      'Run the version that made them or a newer one, or restore a backup from before.',
  )
}

/**
 * Applies the missing migrations among `wanted` in the open transaction of a client: all of them or none are stored. The
 * caller has the lock of migrations and has set the time limits.
 * @returns how many were applied
 */
export async function migrateInTransaction(client: Client, wanted: ReadonlySet<string>): Promise<number> {
  const applied = await appliedInTransaction(client)
  const missing = missingMigrations(applied, readMigrations()).filter(({ moment }) => wanted.has(moment))
  for (const migration of missing) await run(client, migration)
  return missing.length
}

/** The moments of the applied migrations. A missing journal is created, since the error would end the transaction. */
export async function appliedInTransaction(client: Client): Promise<Set<string>> {
  await client.query(journalTableSql)
  return await appliedMoments(client)
}

/** The moments of the applied migrations, which identify them; none in a database without the schema. */
export async function appliedMoments(database: Queryable): Promise<Set<string>> {
  try {
    const text = 'select created_at::text as moment from drizzle.__drizzle_migrations'
    const { rows } = await database.query<{ moment: string }>(text)
    return new Set(rows.map(({ moment }) => moment))
  } catch (error) {
    if (sqlState(error) === undefinedTable) return new Set()
    throw error
  }
}

/** @throws MigrationError for a Postgres that is too old, or a standby */
export async function assertServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; is_standby: boolean }>(
    "select current_setting('server_version_num') as version, pg_is_in_recovery() as is_standby",
  )
  const { version, is_standby: isStandby } = rows[0]!
  const major = Math.trunc(Number(version) / 10_000)
  if (major < oldestServerVersion) {
    throw new MigrationError(
      'server_too_old',
      `Postgres ${major} is too old: Bantin needs version ${oldestServerVersion} or newer`,
    )
  }
  if (isStandby) {
    throw new MigrationError(
      'standby',
      'the database is a standby, which takes no writes: set DATABASE_URL to the primary',
    )
  }
}

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number().int(), tag: z.string() })) })

/** The migrations by folder, read once. */
const foldersRead = new Map<string, Migration[]>()

/** The migrations of a folder in their order. */
export function readMigrations(folder = defaultFolder): Migration[] {
  const found = foldersRead.get(folder)
  if (found) return found
  const journal: unknown = JSON.parse(fs.readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'))
  const migrations = journalSchema.parse(journal).entries.map(({ tag, when }) => {
    const text = fs.readFileSync(path.join(folder, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { tag, moment: String(when), statements: text.split('--> statement-breakpoint'), hash }
  })
  foldersRead.set(folder, migrations)
  return migrations
}

function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined
}
