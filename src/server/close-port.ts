import type { Server } from 'node:http'
import { setImmediate } from 'node:timers/promises'

/** How long it waits at most for a moment without new connections. */
const acceptMs = 1_000

/**
 * Closes the port of a server in a moment without new connections. The system resets connections that it holds and the
 * server has not accepted, although requests may be in them, and a turn of the event loop accepts only one.
 * @returns when all requests in flight are answered
 */
export async function closePort(server: Server): Promise<void> {
  let isBusy = false
  const noteWork = () => {
    isBusy = true
  }
  // a request too: connections may have come while it was handled
  server.on('connection', noteWork).on('request', noteWork)
  const deadline = performance.now() + acceptMs
  // the rest of this turn may not look for connections any more
  await setImmediate()
  do {
    isBusy = false
    await setImmediate()
  } while (isBusy && performance.now() < deadline)
  server.off('connection', noteWork).off('request', noteWork)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}
