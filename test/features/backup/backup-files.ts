import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { openBackup } from '../../../src/features/backup/archive.ts'
import { createBackup } from '../../../src/features/backup/create.ts'
import type { Manifest } from '../../../src/features/backup/manifest.ts'
import { restoreBackup, type RestoredTable } from '../../../src/features/backup/restore.ts'
import type { FileStore } from '../../../src/platform/files/file-store.ts'
import { packageRoot } from '../../../src/package.ts'
import { migrateUnderLock } from '../../../src/platform/database/migrate.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { emptyDatabase } from '../../support/database.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

const migrationsFolder = path.join(packageRoot, 'migrations')

/** A folder with the migrations up to one of them. */
export function migrationsUpTo(directory: string, last: string): string {
  const journal = JSON.parse(readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  const at = journal.entries.findIndex(({ tag }) => tag === last)
  if (at === -1) throw new Error(`there is no migration ${last}`)
  const entries = journal.entries.slice(0, at + 1)
  const folder = path.join(directory, last)
  mkdirSync(path.join(folder, 'meta'), { recursive: true })
  writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const { tag } of entries) {
    writeFileSync(path.join(folder, `${tag}.sql`), readFileSync(path.join(migrationsFolder, `${tag}.sql`)))
  }
  return folder
}

/** An empty database with the schema of an older version. */
export async function olderDatabase(t: Teardown, directory: string, last: string): Promise<string> {
  const url = await emptyDatabase(t)
  await migrateUnderLock(url, { migrationsFolder: migrationsUpTo(directory, last) })
  return url
}

/** Makes a backup of a database. */
export async function backUp(url: string, file: string, files?: FileStore): Promise<Manifest> {
  const backup = await createBackup(url, files === undefined ? {} : { files })
  try {
    await pipeline(backup.archive, createWriteStream(file))
    return backup.manifest
  } finally {
    await backup.close()
  }
}

/** Checks a backup and restores it. */
export async function restore(
  url: string,
  file: string,
  options: Parameters<typeof restoreBackup>[2] = {},
): Promise<RestoredTable[]> {
  const backup = await openBackup(file)
  try {
    await backup.check(() => {})
    return await restoreBackup(url, backup, options)
  } finally {
    backup.close()
  }
}

/** The names of all tables of a database. */
export async function tableNames(url: string): Promise<string[]> {
  const rows = await query(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => String(name))
}

/** The number and a hash of the rows of each table. */
export async function contentOf(url: string): Promise<Record<string, string>> {
  const names = await tableNames(url)
  const hashes = names.map(
    (name) =>
      `select '${name}' as name, count(*)::text || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as hash from "${name}" t`,
  )
  // a parallel plan reads the tables in any order
  const rows = await query(url, `select * from (${hashes.join(' union all ')}) t order by name collate "C"`)
  return Object.fromEntries(rows.map(({ name, hash }) => [String(name), String(hash)]))
}

/** What the schema has beside rows. */
export const objectsOf = (url: string) =>
  query(
    url,
    `select pg_get_indexdef(indexrelid) as definition from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'public'::regnamespace
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    union all select 'migration ' || created_at || ' ' || hash from drizzle.__drizzle_migrations
    order by 1`,
  )

/** Writes an archive with changed entries; null leaves one out. */
export async function changeArchive(
  from: string,
  to: string,
  change: (name: string, content: Buffer) => Buffer | null,
  more: Record<string, string> = {},
): Promise<void> {
  const source = await openPromise(from, { lazyEntries: true, autoClose: false })
  const target = new ZipFile()
  for await (const entry of source.eachEntry()) {
    const changed = change(entry.fileName, await buffer(await source.openReadStreamPromise(entry)))
    if (changed !== null) target.addBuffer(changed, entry.fileName)
  }
  for (const [name, text] of Object.entries(more)) target.addBuffer(Buffer.from(text), name)
  target.end()
  source.close()
  await pipeline(target.outputStream, createWriteStream(to))
}
