/** What fails: to lease imports, or to work on one for a reason that is not of the import. */
type QueueStep = 'lease' | 'run'

/** Called when a queue begins to fail, and when it works again. */
interface QueueListeners {
  onFailing: (error: unknown) => void
  onWorking: () => void
}

/** Whether the queue of imports works. */
export interface QueueHealth {
  failed(step: QueueStep, error: unknown): void
  worked(step: QueueStep): void
  isFailing(): boolean
}

/** One failure may pass: for a moment all connections are in use. */
const failuresUntilReport = 2
/** How long failures to work on an import count where no further import comes. */
const maxRunFailureAgeMs = 60_000

/** Reports failures once each time that they begin, and their end. */
export function queueHealth({ onFailing, onWorking }: QueueListeners): QueueHealth {
  const failures = new Map<QueueStep, { count: number; at: number }>()
  let isFailing = false
  return {
    failed: (step, error) => {
      const count = (failures.get(step)?.count ?? 0) + 1
      failures.set(step, { count, at: performance.now() })
      if (isFailing || count < failuresUntilReport) return
      isFailing = true
      onFailing(error)
    },
    worked: (step) => {
      failures.delete(step)
      const run = failures.get('run')
      if (run !== undefined && performance.now() - run.at > maxRunFailureAgeMs) failures.delete('run')
      if (!isFailing || failures.size > 0) return
      isFailing = false
      onWorking()
    },
    isFailing: () => isFailing,
  }
}
