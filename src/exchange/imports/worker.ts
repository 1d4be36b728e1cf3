import { z } from 'zod'
import { startJobWorker } from '../../jobs/worker.ts'
import { importTask, reviveImports } from './claim.ts'
import { runImportJob, type ImportJobs } from './import-job.ts'

const payloadSchema = z.object({ id: z.uuid() })

/** How often it is looked for imports that nobody works on. */
const reviveMs = 5_000

/** A process that works on imports. */
export interface ImportWorker {
  /** Finishes the batch at hand, and leaves the rest to others. */
  stop(): Promise<void>
}

/** Works on imports, one after another, until it is stopped. */
export async function startImportWorker(
  jobs: Omit<ImportJobs, 'isStopped'>,
  url: string,
): Promise<ImportWorker> {
  const { database, onError } = jobs
  let stopped = false
  const tasks = {
    [importTask]: (payload: unknown) =>
      runImportJob({ ...jobs, isStopped: () => stopped }, payloadSchema.parse(payload).id),
  }
  const worker = await startJobWorker({ url, tasks, onError })
  // what cannot be asked now is asked the next time
  const revive = () => void reviveImports(database).catch(() => {})
  revive()
  const timer = setInterval(revive, reviveMs)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await worker.stop()
    },
  }
}
