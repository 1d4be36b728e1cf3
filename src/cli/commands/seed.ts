import { seedDemo } from '../../fixtures/demo/seed.ts'
import { effects } from '../../modules.ts'
import { print, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

/** `bantin seed` */
export const command: Command = {
  usage: '',
  details: `Loads the demo year: what a provincial political school reported about 2020. Unchanged demo rows are skipped, so a
second run writes nothing; demo rows that were changed are reset.`,
  options: {},
  positionals: [],
  examples: ['bantin seed'],
  run: async () => {
    const changes = await withDatabase(settings(), (database) => seedDemo(database, effects))
    print(
      changes === 0
        ? 'The demo year is there already: nothing was written.'
        : `${changes} rows of the demo year were written.`,
    )
    return 0
  },
}
