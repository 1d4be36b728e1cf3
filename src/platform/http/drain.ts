import type { IncomingMessage } from 'node:http'

/** How long the rest of a body is discarded. */
const drainMs = 1_000

/**
 * Discards the rest of a body after a response that closes the connection. If unread bytes are left, the operating system
 * resets the connection, and the client may lose the response.
 */
export function drainAfterResponse(request: IncomingMessage): void {
  const { socket } = request
  // Node calls this after it has sent such a response
  socket.destroySoon = () => {
    socket.end()
    request.resume()
    const end = setTimeout(() => socket.destroy(), drainMs)
    socket.once('close', () => clearTimeout(end))
  }
}
