import { z } from 'zod'
import type { Database } from '../../../platform/database/database.ts'
import { startJobWorker } from '../../../platform/jobs/worker.ts'
import { importThread, ThreadEnded, type ImportThread, type ThreadDatabase } from './import-thread.ts'
import { claimImport, finishImport, handBack, importTask, reviveImports } from './claim.ts'
import { ofServer } from './import-job.ts'

const payloadSchema = z.object({ id: z.uuid() })

const reviveMsByDefault = 5_000

/** A file that has ended so many threads would end the next as well. */
const mostThreads = 3

/** A process that works on imports. */
export interface ImportWorker {
  /** Finishes the batch at hand, and leaves the rest to others. */
  stop(): Promise<void>
}

/** What imports need of the process that has them worked on. */
export interface ImportWork {
  database: Database
  /** How the thread that works on them reaches the same database. */
  aside: ThreadDatabase
  /** Called with faults that are ours alone. */
  onError: (error: unknown) => void
  /** How often it looks for imports that no process works on. */
  reviveMs?: number
}

/** Works on an import in the thread; one that ends threads is given up. */
function runInThread(database: Database, thread: ImportThread): (id: string) => Promise<void> {
  const ended = new Map<string, number>()
  return async (id) => {
    const claim = await claimImport(database, id)
    if (claim === undefined) return
    try {
      await thread.run(claim)
      ended.delete(id)
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error
      const times = (ended.get(id) ?? 0) + 1
      ended.set(id, times)
      if (times < mostThreads) await handBack(database, claim)
      else {
        ended.delete(id)
        await finishImport(database, claim, ofServer)
      }
      throw error
    }
  }
}

/** Works on imports, one after another and in a thread of their own, until it is stopped. */
export async function startImportWorker({
  database,
  aside,
  onError,
  reviveMs = reviveMsByDefault,
}: ImportWork): Promise<ImportWorker> {
  const thread = importThread(aside, onError)
  const run = runInThread(database, thread)
  const tasks = { [importTask]: (payload: unknown) => run(payloadSchema.parse(payload).id) }
  const worker = await startJobWorker({ url: aside.url, tasks, onError })
  // what cannot be asked now is asked the next time
  const revive = () => void reviveImports(database).catch(() => {})
  revive()
  const timer = setInterval(revive, reviveMs)
  return {
    stop: async () => {
      thread.stop()
      clearInterval(timer)
      await worker.stop()
      await thread.close()
    },
  }
}
