import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseError, escapeIdentifier, type Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { tryAcquireMigrationLock } from '../../platform/database/advisory-locks.ts'
import {
  appliedInTransaction,
  assertServer,
  migrateInTransaction,
  readMigrations,
} from '../../platform/database/migrate.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { tablesAfter } from '../../platform/database/migrated-tables.ts'
import { withdrawAllLinks } from '../../domain/content/posts/previews/store-link.ts'
import { releaseAllLeases } from '../exchange/imports/lease.ts'
import type { OpenBackup } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { rowsOf, type BackupProgress, type Manifest } from './manifest.ts'
import { beginUnlimited, connectWithoutLimits, copyTarget, serverVersion, tableSql } from './session.ts'
import { suspendConstraints } from './suspend-constraints.ts'

/** What a restore has stored. */
export interface RestoredTable {
  name: string
  rows: number
}

/** Options of a restore. */
interface RestoreOptions {
  /** Where uploaded files go. Absent: a backup with files is refused. */
  files?: FileStore
  onProgress?: (progress: BackupProgress) => void
  /** How long to wait for processes that use the tables. */
  lockTimeoutMs?: number
}

/** Tables that have rows in an empty database: migrations insert them. */
export const seededTables: readonly string[] = [
  'document_kinds',
  'indicators',
  'quota_rules',
  'search_index_state',
  'search_synonyms',
]

/** The parts of the progress: rows, then indexes. */
const rowsPart = 0.6

const lockNotAvailable = '55P03'

const knownMigrations = (): Set<string> => new Set(readMigrations().map(({ moment }) => moment))

/** @throws BackupError for a backup of a newer version, or whose tables are not those of its migrations */
export function assertRestorable({ bantin, migrations, tables }: Manifest): void {
  const known = knownMigrations()
  if (!migrations.every((moment) => known.has(moment))) {
    throw new BackupError(
      `the backup was made by a newer version of Bantin (${bantin}): restore it with that version or a newer one`,
    )
  }
  const expected = tablesAfter(new Set(migrations))
  const names = (some: readonly { name: string; columns: readonly string[] }[]) =>
    some.map(({ name, columns }) => `${name} (${columns.toSorted().join(', ')})`).toSorted()
  if (JSON.stringify(names(expected)) === JSON.stringify(names(tables))) return
  throw new BackupError('the tables of the backup are not those of its migrations: use another backup')
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === lockNotAvailable

/** @throws BackupError if a table has a row, or if another process uses one */
async function assertEmpty(client: Client, tables: readonly string[]): Promise<void> {
  try {
    await client.query(`lock table ${tables.map(tableSql).join(', ')} in access exclusive mode`)
  } catch (error) {
    if (!isLockTimeout(error)) throw error
    throw new BackupError('another process uses the tables of the database: stop the server, and try again', {
      cause: error,
    })
  }
  const own = tables.filter((name) => !seededTables.includes(name))
  const { rows } = await client.query<{ name: string }>(
    own
      .map((name) => `select '${name}' as name where exists (select from ${tableSql(name)})`)
      .join(' union all '),
  )
  if (rows.length === 0) return
  const found = rows.map(({ name }) => name)
  const more = found.length > 3 ? ` and ${found.length - 3} more` : ''
  throw new BackupError(
    `the database is not empty: there are rows in ${found.slice(0, 3).join(', ')}${more}. ` +
      'A backup is restored into an empty database: create one and set DATABASE_URL, or set BANTIN_DATA_DIR to a new directory. Nothing was changed.',
  )
}

/** Brings the schema of an empty database to that of the backup. */
async function prepareSchema(client: Client, { migrations }: Manifest): Promise<void> {
  if (!(await tryAcquireMigrationLock(client))) {
    throw new BackupError(
      'another process migrates or restores this database: wait until it has ended, and try again',
    )
  }
  const wanted = new Set(migrations)
  const applied = await appliedInTransaction(client)
  const existing = tablesAfter(applied).map(({ name }) => name)
  if (existing.length > 0) await assertEmpty(client, existing)
  if ([...applied].some((moment) => !wanted.has(moment))) {
    throw new BackupError(
      'the schema of the database is newer than the backup: restore into a new database, in which no server has started yet; ' +
        'what the backup lacks is added there. Nothing was changed.',
    )
  }
  await migrateInTransaction(client, wanted)
}

/** Values that this database does not take, or rows that its constraints refuse. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || !/^2[23]/.test(error.code ?? '')) return error
  return new BackupError(
    `the database does not accept the rows of the backup (${error.message}). Nothing was changed.`,
    {
      cause: error,
    },
  )
}

async function loadTables(
  client: Client,
  backup: OpenBackup,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  const all = Math.max(1, rowsOf(backup.manifest))
  let before = 0
  for (const table of backup.manifest.tables) {
    const target = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`))
    await backup.copyTable(table, target, (rows) =>
      onProgress({ table: table.name, part: ((before + rows) / all) * rowsPart }),
    )
    before += table.rows
  }
}

/** Lets numbers that the database gives follow on those of the restored rows: `copy` leaves their sequences as they are. */
async function continueNumbers(client: Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES' and table_name = any($1)`,
    [tables],
  )
  for (const { table, column } of rows) {
    const name = escapeIdentifier(column)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${name}), 1), count(*) > 0) from ${tableSql(table)}`,
      [tableSql(table), column],
    )
  }
}

/** Stores the uploaded files of a backup. Those that are there already are the same. */
async function restoreFiles(backup: OpenBackup, files: FileStore | undefined): Promise<void> {
  const { manifest } = backup
  if (manifest.files.length === 0) return
  if (files === undefined)
    throw new BackupError('the backup has uploaded files, and no storage for them is given')
  const directory = await files.temporaryDirectory()
  try {
    for (const file of manifest.files) {
      const name = path.join(directory, file.sha256)
      await backup.copyFile(file, createWriteStream(name, { flags: 'wx', mode: 0o600 }))
      await files.put(file.sha256, name)
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** @throws BackupError if a table has another number of rows than the manifest says */
async function countTables(client: Client, { tables }: Manifest): Promise<RestoredTable[]> {
  const counted: RestoredTable[] = []
  for (const { name, rows: expected } of tables) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::float8 as count from ${tableSql(name)}`,
    )
    const count = rows[0]!.count
    if (count !== expected) {
      throw new BackupError(`${name} has ${count} rows instead of ${expected}: nothing was stored`)
    }
    counted.push({ name, rows: count })
  }
  return counted
}

/**
 * Restores a backup into an empty database in one transaction, so that other processes see all of it or nothing. The
 * migrations that the backup lacks are applied to its rows. The owner of the database may do this.
 * @throws BackupError if the backup or the database is not fit for it; nothing is changed
 */
export async function restoreBackup(
  url: string,
  backup: OpenBackup,
  { onProgress = () => {}, lockTimeoutMs, files }: RestoreOptions = {},
): Promise<RestoredTable[]> {
  const { manifest } = backup
  assertRestorable(manifest)
  const names = manifest.tables.map(({ name }) => name)
  const client = await connectWithoutLimits(url, 'bantin restore')
  try {
    await assertServer(client)
    await beginUnlimited(client, (await serverVersion(client)).number, 'read committed', lockTimeoutMs)
    await prepareSchema(client, manifest)
    const resumeConstraints = await suspendConstraints(client, names)
    // rows that migrations have inserted
    await client.query(`truncate ${names.map(tableSql).join(', ')}`)
    try {
      await loadTables(client, backup, onProgress)
      await resumeConstraints((table, part) => onProgress({ table, part: rowsPart + (1 - rowsPart) * part }))
    } catch (error) {
      throw refusalOf(error)
    }
    await continueNumbers(client, names)
    const counted = await countTables(client, manifest)
    const newest = knownMigrations()
    await migrateInTransaction(client, newest)
    await releaseAllLeases(client)
    await withdrawAllLinks(client)
    // before the rows that name them are there
    await restoreFiles(backup, files)
    // the first requests need statistics
    const present = tablesAfter(newest).map(({ name }) => tableSql(name))
    await client.query(`analyze ${present.join(', ')}`)
    await client.query('commit')
    return counted.map((table) => (table.name === 'preview_links' ? { ...table, rows: 0 } : table))
  } finally {
    // a transaction that was not committed is rolled back
    await client.end()
  }
}
