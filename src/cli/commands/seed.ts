import { openFileStore } from '../../platform/files/open-store.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

/** `bantin seed` */
export const command: Command = {
  usage: '',
  details: `Loads the demo year: what a provincial political school reported about 2020. Unchanged demo rows are skipped, so a
second run writes nothing; demo rows that were changed are reset. Its pictures are stored where the server stores files.`,
  options: {},
  positionals: [],
  examples: ['bantin seed'],
  run: async () => {
    const config = settings()
    let isWhole = true
    const failed = (error: unknown) => {
      isWhole = false
      printMessage(
        `pictures and papers are left out, since FILES_DIR or the bucket cannot store them: ${String(error)}`,
      )
    }
    const storage = { files: openFileStore(config.files), failed }
    const { seedDemo } = await import('../../fixtures/demo/seed.ts')
    const { effects } = await import('../../modules.ts')
    const changes = await withDatabase(config, (database) => seedDemo(database, effects, storage))
    print(
      changes === 0
        ? 'The demo year is there already: nothing was written.'
        : `${changes} rows of the demo year were written.`,
    )
    return isWhole ? 0 : 1
  },
}
