import type { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { version as bantinVersion } from '../../package.ts'
import { appliedMoments, readMigrations } from '../../platform/database/migrate.ts'
import { tablesAfter, type MigratedTable } from '../../platform/database/migrated-tables.ts'
import { FileStoreError, type FileStore } from '../../platform/files/file-store.ts'
import { BackupError } from './backup-error.ts'
import {
  entryName,
  fileEntryName,
  formatOf,
  manifestName,
  type BackupProgress,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
} from './manifest.ts'
import { measuringStream, type Measures } from './measure.ts'
import { beginUnlimited, connectWithoutLimits, copyTarget, serverVersion, tableSql } from './session.ts'

/** A backup that is being made. */
export interface RunningBackup {
  /** The archive. It fails with the error of the database. */
  archive: Readable
  /** What it contains; complete when the archive has ended. */
  manifest: Manifest
  /** Ends the connection. */
  close(): Promise<void>
}

/** Options of a backup. */
interface BackupOptions {
  /** Where the uploaded files are. Absent: the backup has none. */
  files?: FileStore
  onProgress?: (progress: BackupProgress) => void
  /** How long the reader may take no byte. */
  stallMs?: number
}

/** While the snapshot is open, Postgres keeps the old versions of all rows, and migrations wait. */
const defaultStallMs = 600_000

/** How often the snapshot is begun again because a migration was stored meanwhile. */
const maxBegins = 5

const sorted = (moments: Iterable<string>): string[] => [...moments].toSorted((a, b) => Number(a) - Number(b))

/** @throws BackupError for a database without the schema, or with that of a newer version */
async function knownMigrations(client: Client): Promise<Set<string>> {
  const applied = await appliedMoments(client)
  if (applied.size === 0) {
    throw new BackupError(
      'the database has no tables of Bantin: check DATABASE_URL or BANTIN_DATA_DIR, or start the server once',
    )
  }
  const known = new Set(readMigrations().map(({ moment }) => moment))
  if ([...applied].every((moment) => known.has(moment))) return applied
  throw new BackupError('the database is of a newer version of Bantin: make the backup with that version')
}

/** Begins a transaction that sees all tables at one moment, and whose tables no migration can change. */
async function beginSnapshot(client: Client, version: number): Promise<[string[], MigratedTable[]]> {
  for (let begins = 1; ; begins++) {
    const tables = tablesAfter(await knownMigrations(client))
    await beginUnlimited(client, version, 'repeatable read, read only')
    await client.query(
      `lock table ${tables.map(({ name }) => tableSql(name)).join(', ')} in access share mode`,
    )
    // the snapshot is taken here, after the locks
    const migrations = sorted(await knownMigrations(client))
    if (JSON.stringify(tablesAfter(new Set(migrations))) === JSON.stringify(tables))
      return [migrations, tables]
    await client.query('rollback')
    if (begins === maxBegins) throw new BackupError('the schema is being changed: try again')
  }
}

async function momentOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ moment: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as moment`,
  )
  return rows[0]!.moment
}

/** The share of each table in the size of all tables, for the progress. */
async function sharesOf(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `select relname as name, pg_table_size(oid)::float8 as bytes from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const all = rows.reduce((sum, { bytes }) => sum + bytes, 0)
  return new Map(rows.map(({ name, bytes }) => [name, bytes / Math.max(1, all)]))
}

/**
 * Makes a backup of all tables at one moment, while writes go on. The archive pulls the rows of one table after the other,
 * so that memory use does not depend on their number. It fails when its reader takes no byte for some time.
 */
export async function createBackup(
  url: string,
  { onProgress = () => {}, stallMs = defaultStallMs, files }: BackupOptions = {},
): Promise<RunningBackup> {
  const client = await connectWithoutLimits(url, 'bantin backup')
  try {
    const { number, text: postgres } = await serverVersion(client)
    const [migrations, tables] = await beginSnapshot(client, number)
    const taken_at = await momentOf(client)
    const shares = await sharesOf(client)
    const manifest: Manifest = {
      format: formatOf(0),
      bantin: bantinVersion,
      postgres,
      taken_at,
      migrations,
      tables: [],
      files: [],
      missing_files: [],
    }
    const archive = archiveOf(client, tables, manifest, files, stallMs, (table, part) => {
      const before = manifest.tables.reduce((sum, { name }) => sum + (shares.get(name) ?? 0), 0)
      onProgress({ table, part: before + part * (shares.get(table) ?? 0) })
    })
    return { archive, manifest, close: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** The contents of uploaded files that the snapshot has. */
async function contentsOf(client: Client, tables: readonly MigratedTable[]): Promise<ManifestFile[]> {
  if (!tables.some(({ name }) => name === 'file_contents')) return []
  const { rows } = await client.query<ManifestFile>(
    'select sha256, bytes::float8 as bytes from file_contents order by sha256',
  )
  return rows
}

/** Opens a stored file; undefined if the storage does not have it: it was purged meanwhile, or is lost. */
const openStored = (files: FileStore, hash: string): Promise<Readable | undefined> =>
  files.open(hash).catch((error: unknown) => {
    if (error instanceof FileStoreError && error.isMissing) return undefined
    throw error
  })

/** Writes the tables, the files and then the manifest into an archive; `manifest` gets what is in it. */
function archiveOf(
  client: Client,
  tables: readonly MigratedTable[],
  manifest: Manifest,
  files: FileStore | undefined,
  stallMs: number,
  onProgress: (table: string, part: number) => void,
): Readable {
  const zip = new ZipFile()
  const archive = zip.outputStream as PassThrough
  let current: Readable | undefined
  let moved = false
  const options = { mtime: new Date(manifest.taken_at), mode: 0o100600 }
  const addTable = async ({ name, columns }: MigratedTable): Promise<ManifestTable> => {
    let measures: Measures | undefined
    const rows = client.query(copyTo(`copy ${copyTarget({ name, columns })} to stdout`))
    const measured = measuringStream(
      (all) => (measures = all),
      () => (moved = true),
    )
    current = measured
    onProgress(name, 0)
    zip.addReadStream(measured, entryName(name), options)
    await pipeline(rows, measured)
    onProgress(name, 1)
    return { name, columns, ...measures! }
  }
  const addFile = async (store: FileStore, file: ManifestFile) => {
    const stored = await openStored(store, file.sha256)
    if (stored === undefined) return void manifest.missing_files.push(file.sha256)
    const measured = measuringStream(
      ({ sha256 }) => {
        if (sha256 === file.sha256) return
        throw new BackupError(
          `the stored file ${file.sha256} is damaged: bring it back from an earlier backup, or purge its media item`,
        )
      },
      () => (moved = true),
    )
    current = measured
    // pictures, videos and office documents are compressed already
    zip.addReadStream(measured, fileEntryName(file.sha256), { ...options, compress: false })
    await pipeline(stored, measured)
    manifest.files.push(file)
  }
  const write = async () => {
    for (const table of tables) manifest.tables.push(await addTable(table))
    const contents = files === undefined ? [] : await contentsOf(client, tables)
    await client.query('commit')
    // files never change, and appear before the rows that name them
    for (const file of contents) await addFile(files!, file)
    manifest.format = formatOf(manifest.files.length)
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, undefined, 2)), manifestName, options)
    zip.end()
  }
  const fail = (error: Error) => void archive.destroy(error)
  zip.on('error', fail)
  const watch = setInterval(() => {
    if (!moved) fail(new BackupError(`nothing of the backup was taken for ${stallMs / 60_000} minutes`))
    moved = false
  }, stallMs)
  archive.once('close', () => {
    clearInterval(watch)
    current?.destroy()
  })
  write().catch(fail)
  return archive
}
