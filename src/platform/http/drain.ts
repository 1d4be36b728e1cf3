import type { IncomingMessage } from 'node:http'

/** How long what still comes is thrown away. */
const DRAIN_MS = 1_000

/**
 * Lets whoever is still sending read an answer that closes the connection: one that is closed over bytes which nobody
 * read is reset, and the reset takes the answer with it.
 */
export function drainAfterResponse(request: IncomingMessage): void {
  const { socket } = request
  // what Node calls when such an answer is out
  socket.destroySoon = () => {
    socket.end()
    request.resume()
    const end = setTimeout(() => socket.destroy(), DRAIN_MS)
    socket.once('close', () => clearTimeout(end))
  }
}
