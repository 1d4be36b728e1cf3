/** Options of polling. */
interface PollingOptions {
  /** Does the next piece of work. @returns false if there was none */
  work: () => Promise<boolean>
  /** How long to wait if there is no work. */
  idleMs: number
  /** How long to wait after an error. */
  retryMs: number
  /** Called with the errors of `work`. */
  onError: (error: unknown) => void
}

/** Polling that runs until it is stopped. */
interface Polling {
  /** Polls at once. */
  wake(): void
  /** Stops polling, and waits for the current piece of work. */
  stop(): Promise<void>
}

/** Starts to poll for work. */
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
        // a call of `wake` while `work` ran is not lost
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
