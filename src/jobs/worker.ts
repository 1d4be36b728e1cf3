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

/** Takes jobs one after another, from a connection of its own. Any number of processes may do so. */
export async function startJobWorker({ url, tasks, onError }: JobWorkerOptions): Promise<JobWorker> {
  await ensureJobSchema(url)
  const { Logger, run } = await import('graphile-worker')
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') onError(new Error(message))
  })
  const runner = await run({
    connectionString: url,
    // one listens, one asks
    maxPoolSize: 3,
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
    },
  }
}
