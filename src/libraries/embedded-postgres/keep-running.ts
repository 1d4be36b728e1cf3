import { setTimeout as wait } from 'node:timers/promises'
import type { EmbeddedPostgres } from './postgres.ts'

/** How long to wait before each try to start it again. */
const pauses = [0, 1_000, 5_000]

/**
 * Starts a Postgres again that ends though nobody asked it to (killed, out of memory), on the port it had: the pool
 * finds it there, and requests get 503 in between.
 * @param start starts one, on the given port where there is one
 * @param report is told what happened, in words
 * @returns the server; its `exited` resolves when it cannot be started again
 */
export async function keepRunning(
  start: (port: number | undefined) => Promise<EmbeddedPostgres>,
  report: (event: string) => void,
): Promise<EmbeddedPostgres> {
  let current = await start(undefined)
  const { url, port } = current
  let stopping = false
  const again = async (): Promise<boolean> => {
    for (const pause of pauses) {
      await wait(pause)
      if (stopping) return true
      try {
        current = await start(port)
        return true
      } catch (error) {
        report(
          `the embedded Postgres could not be started again: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    }
    return false
  }
  const watch = async (): Promise<string> => {
    for (;;) {
      const reason = await current.exited
      if (stopping) return reason
      report(`the embedded Postgres ended and is started again: ${reason}`)
      if (!(await again())) return reason
    }
  }
  const stop = async () => {
    stopping = true
    await current.stop()
  }
  return { url, port, exited: watch(), stop }
}
