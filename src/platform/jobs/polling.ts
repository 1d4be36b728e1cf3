/** What is done again and again, and how often. */
export interface PollingOptions {
  /** Does the next piece of work. @returns whether there was any */
  work: () => Promise<boolean>
  /** How long it waits where there is no work. */
  idleMs: number
  /** How long it waits after an error. */
  retryMs: number
  /** Called with what `work` throws. */
  onError: (error: unknown) => void
}

/** Work that is looked for until it is stopped. */
export interface Polling {
  /** Looks for work at once. */
  wake(): void
  /** Looks for no further work, and waits for the piece at hand. */
  stop(): Promise<void>
}

/** Does one piece of work after another, and waits where there is none. */
export function startPolling({ work, idleMs, retryMs, onError }: PollingOptions): Polling {
  const stopping = new AbortController()
  let isWoken = false
  let endPause = () => {}
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const reportError = (error: unknown) => {
    try {
      onError(error)
    } catch (failure) {
      // an error of the report must not end the polling
      process.emitWarning(failure instanceof Error ? failure : String(failure))
    }
  }
  const poll = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        // what came while it looked is looked for at once
        if (!(await work()) && !isWoken && !stopping.signal.aborted) await pause(idleMs)
      } catch (error) {
        reportError(error)
        if (!stopping.signal.aborted) await pause(retryMs)
      }
    }
  }
  const polling = poll()
  return {
    wake: () => {
      isWoken = true
      endPause()
    },
    stop: async () => {
      stopping.abort()
      endPause()
      await polling
    },
  }
}
