import { underMigrationLock } from '../database/migrate.ts'

const made = new Map<string, Promise<void>>()

async function make(url: string): Promise<void> {
  // loaded when there is a job: it takes longer than the server does to start
  const { Logger, runMigrations } = await import('graphile-worker')
  const silent = new Logger(() => () => {})
  await underMigrationLock(url, () => runMigrations({ connectionString: url, logger: silent }))
}

/** Brings the tables of the queue up to date, once a process and database; the library keeps them by itself. */
export function ensureJobSchema(url: string): Promise<void> {
  const known = made.get(url)
  if (known) return known
  const making = make(url).catch((error: unknown) => {
    made.delete(url)
    throw error
  })
  made.set(url, making)
  return making
}
