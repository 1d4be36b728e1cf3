import { stat } from 'node:fs/promises'
import { createBackup } from '../../features/backup/create.ts'
import { openFileStore } from '../../platform/files/open-store.ts'
import { hasDatabase, resolveDatabaseUrl } from '../../server/connect.ts'
import { assertReplaceable, writeFileAtomically, writeToStdout } from '../atomic-file.ts'
import { CommandError, print, printMessage, UsageError, type Command } from '../command.ts'
import { settings } from '../database.ts'
import { describeBackup } from '../describe-backup.ts'
import { formatBytes } from '../format-bytes.ts'
import { progressBar } from '../progress.ts'

/** Only the owner may read it: a backup has hashes of keys and personal data. */
const fileMode = 0o600

/** `bantin backup` */
export const command: Command = {
  usage: 'FILE [--force]',
  details: `Writes all rows and uploaded files into one file, as they are at one moment, while the server keeps running and writing. It works for the
embedded Postgres, whether its server runs or not, and for the one of DATABASE_URL. FILE appears when it is complete, only
its owner may read it, and an existing file is kept. With - the backup goes to standard output.
bantin restore --check FILE reads the file again and checks it. Keys are in it as hashes only. See docs/operations.md.`,
  options: { force: { description: 'Replace an existing file' } },
  positionals: ['FILE'],
  examples: [
    'bantin backup backups/2027-01-31.zip',
    'bantin backup --force latest.zip && bantin restore --check latest.zip',
    'docker compose exec -T api bantin backup - > bantin.zip',
  ],
  run: async (args) => {
    const [file = ''] = args.positionals
    const replace = args.flag('force')
    if (file === '-' && process.stdout.isTTY)
      throw new UsageError('- needs a file or a pipe: bantin backup - > FILE')
    if (file !== '-') await assertReplaceable(file, replace)
    const config = settings()
    if (!(await hasDatabase(config))) {
      throw new CommandError(
        `there is no database in ${config.dataDirectory}: check BANTIN_DATA_DIR, or set DATABASE_URL`,
      )
    }
    const { url, close } = await resolveDatabaseUrl(config)
    const progress = progressBar(process.stderr)
    try {
      const backup = await createBackup(url, {
        files: openFileStore(config.files),
        onProgress: ({ table, part }) => progress.show(part, table),
      })
      try {
        if (file === '-') await writeToStdout(backup.archive)
        else await writeFileAtomically(backup.archive, file, { mode: fileMode, replace })
      } finally {
        progress.end()
        await backup.close()
      }
      const { length: missing } = backup.manifest.missing_files
      if (missing > 0) {
        printMessage(
          `${missing} uploaded files are not in ${config.files.s3?.bucket ?? config.files.directory}: they were purged meanwhile, or FILES_DIR or FILES_S3_BUCKET is not that of the server.`,
        )
      }
      const content = describeBackup(backup.manifest)
      if (file === '-') printMessage(`The backup has ${content}.`)
      else print(`${file}: ${content}, ${formatBytes((await stat(file)).size)}`)
    } finally {
      await close()
    }
    return 0
  },
}
