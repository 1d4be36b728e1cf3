import { openBackup, type OpenBackup } from '../../features/backup/archive.ts'
import type { BackupProgress } from '../../features/backup/manifest.ts'
import { assertRestorable, restoreBackup, type RestoredTable } from '../../features/backup/restore.ts'
import { openFileStore } from '../../platform/files/open-store.ts'
import { openConfigured, resolveDatabaseUrl } from '../../server/connect.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings } from '../database.ts'
import { describeBackup } from '../describe-backup.ts'
import { fileSize, readError } from '../file-errors.ts'
import { formatTable } from '../format-table.ts'
import { progressBar } from '../progress.ts'

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'path' in error

async function open(file: string): Promise<OpenBackup> {
  await fileSize(file)
  return await openBackup(file).catch((error: unknown) => {
    throw isFileError(error) ? readError(file, error) : error
  })
}

/** Shows a step on a terminal, and removes the line at its end. */
async function withProgress<T>(
  step: string,
  run: (onProgress: (progress: BackupProgress) => void) => Promise<T>,
): Promise<T> {
  const progress = progressBar(process.stderr)
  return await run(({ table, part }) => progress.show(part, `${step} ${table}`)).finally(() => progress.end())
}

/** Fills the search index where it is not complete after migrations, so that the restored database is complete. */
async function completeIndex(url: string): Promise<void> {
  const database = openConfigured({ ...settings(), statementTimeoutMs: 3_600_000 }, url)
  try {
    const { resources } = await import('../../modules.ts')
    const { coverageOf } = await import('../../features/search/coverage.ts')
    const { indexNeeds } = await import('../../features/search/index-state.ts')
    const { loadIndex } = await import('../../features/search/documents/fill.ts')
    const { providers } = coverageOf(resources)
    if ((await indexNeeds(database.pool, providers)) !== 'nothing')
      await loadIndex(database, providers, { again: false })
  } finally {
    await database.close()
  }
}

function printTables(restored: readonly RestoredTable[], { manifest }: OpenBackup): void {
  const expected = new Map(manifest.tables.map(({ name, rows }) => [name, rows]))
  const rows = restored.map(({ name, rows }) => [name, `${expected.get(name)}`, `${rows}`])
  print(formatTable(['TABLE', 'ROWS IN THE FILE', 'ROWS IN THE DATABASE'], rows))
}

/** `bantin restore` */
export const command: Command = {
  usage: 'FILE [--check]',
  details: `Restores a file of bantin backup into an empty database: that of DATABASE_URL, or an embedded one in a new
BANTIN_DATA_DIR. The whole file is checked first. Uploaded files go into FILES_DIR. All rows are stored in one transaction, so that Ctrl-C or an error leaves
the database as it was. A backup of an older version gets the migrations that it lacks; one of a newer version is refused.
The rows of each table are counted at the end. Restored keys are valid; a server with an embedded Postgres also makes a new
admin key at its start. See docs/operations.md.`,
  options: { check: { description: 'Check the file, without a database' } },
  positionals: ['FILE'],
  examples: [
    'bantin restore --check backups/2027-01-31.zip',
    'BANTIN_DATA_DIR=.restored bantin restore backups/2027-01-31.zip',
    'DATABASE_URL=postgres://bantin@db/bantin bantin restore backups/2027-01-31.zip',
  ],
  run: async (args) => {
    const [file = ''] = args.positionals
    const backup = await open(file)
    try {
      const { manifest } = backup
      assertRestorable(manifest)
      await withProgress('check', (onProgress) => backup.check(onProgress))
      const content = `${file} is complete: ${describeBackup(manifest)}, made by Bantin ${manifest.bantin} on Postgres ${manifest.postgres}`
      if (args.flag('check')) {
        print(content)
        return 0
      }
      printMessage(content)
      const { url, close } = await resolveDatabaseUrl(settings())
      try {
        const restored = await withProgress('restore', (onProgress) =>
          restoreBackup(url, backup, { onProgress, files: openFileStore(settings().files) }),
        )
        await completeIndex(url)
        printTables(restored, backup)
      } finally {
        await close()
      }
    } finally {
      backup.close()
    }
    return 0
  },
}
