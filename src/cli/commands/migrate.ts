import { migrateUnderLock } from '../../platform/database/migrate.ts'
import { resolveDatabaseUrl } from '../../server/connect.ts'
import { print, type Command } from '../command.ts'
import { settings } from '../database.ts'

/** `bantin migrate` */
export const command: Command = {
  usage: '',
  details: `Applies the migrations that the database lacks, each in a transaction and under a lock, so several processes may
run it at the same time. The server does the same when it starts; use this command to migrate before the start.`,
  options: {},
  positionals: [],
  examples: ['bantin migrate', 'DATABASE_URL=postgres://bantin@db/bantin bantin migrate'],
  run: async () => {
    const { url, close } = await resolveDatabaseUrl(settings())
    try {
      const applied = await migrateUnderLock(url)
      print(
        applied === 0 ? 'The schema is up to date: nothing to do.' : `${applied} migration(s) were applied.`,
      )
    } finally {
      await close()
    }
    return 0
  },
}
