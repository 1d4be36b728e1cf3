import type { Sweep } from '../../src/server/sweep.ts'
import type { TestApp } from './app.ts'

/** A sweep of the database of an application, of which no deletion may fail. */
export const sweepOf = (
  t: { error(error: unknown, message: string): unknown },
  { database, config }: Pick<TestApp, 'database' | 'config'>,
): Sweep => ({
  database,
  config,
  isOutdated: async () => false,
  onError: (error, what) => t.error(error, what),
  stopping: new AbortController().signal,
})
