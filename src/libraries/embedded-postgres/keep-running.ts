import { setTimeout as wait } from 'node:timers/promises'
import type { EmbeddedPostgres } from './postgres.ts'

/** The pause before each restart, in milliseconds. */
const pauses = [0, 1_000, 5_000]

/**
 * Restarts a Postgres that ends unexpectedly (killed, out of memory) on the same port, so that pools reconnect.
 * @param start starts a server, on the given port if there is one
 * @param report receives a message for each restart
 * @returns the server; its `exited` resolves when it cannot be restarted
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
