import type { Command } from '../command.ts'

/** `bantin serve` */
export const command: Command = {
  usage: '',
  details: `Starts the embedded Postgres unless DATABASE_URL names another, brings the schema up to date, and listens.
SIGTERM or Ctrl-C stops it after the requests in flight are answered. A second signal ends it immediately.`,
  options: {},
  positionals: [],
  examples: [
    'bantin serve',
    'PORT=8080 bantin serve',
    'DATABASE_URL=postgres://bantin@db/bantin HOST=0.0.0.0 bantin serve',
  ],
  run: async () => {
    const { runServer } = await import('../../server/run.ts')
    await runServer()
    return undefined // the server keeps running, and sets the exit code when it ends
  },
}
