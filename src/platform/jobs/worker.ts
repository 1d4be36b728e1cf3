import { openPool } from '../database/database.ts'
import { ensureJobSchema } from './schema.ts'

/** What is done about jobs of a kind; what it throws has the job tried again, after ever longer pauses. */
export type JobTask = (payload: unknown) => Promise<void>

/** A process that takes jobs. */
export interface JobWorker {
  /** Takes no further jobs, and waits for the one at hand. */
  stop(): Promise<void>
}

export interface JobWorkerOptions {
  url: string
  tasks: Readonly<Record<string, JobTask>>
  onError: (error: unknown) => void
}

/** Takes jobs one after another, from connections of its own. Any number of processes may do so. */
export async function startJobWorker({ url, tasks, onError }: JobWorkerOptions): Promise<JobWorker> {
  await ensureJobSchema(url)
  const { Logger, run } = await import('graphile-worker')
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') onError(new Error(message))
  })
  // The library leaves a pool of its own without listeners while it ends: where Postgres ends too, that ends the process.
  // One connection listens, one asks; a job that is done waits for one as long as it takes.
  const pool = openPool({ connectionString: url, max: 3, application_name: 'bantin jobs' }, onError)
  try {
    const runner = await run({
      pgPool: pool,
      concurrency: 1,
      noHandleSignals: true,
      pollInterval: 1000,
      parsedCronItems: [],
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [name, (payload) => task(payload)]),
      ),
      logger,
    })
    // it rejects where the database went away for good; the next start goes on
    runner.promise.catch(onError)
    return {
      stop: async () => {
        await runner.stop()
        // its connections are given back only then
        await runner.promise.catch(() => {})
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}
