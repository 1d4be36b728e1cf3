import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Headers in which other servers than this one look for the address of a reader. */
const unreadHeaders = ['forwarded', 'x-real-ip'] as const

/** What a proxy seems to do wrong; undefined where requests are as they should be. */
function complaintOf(request: FastifyRequest): string | undefined {
  if (request.headers['x-forwarded-for']) {
    // the first address is that of the sender, and others follow only where TRUST_PROXY names it
    return (request.ips?.length ?? 1) > 1
      ? undefined
      : 'X-Forwarded-For comes from an address that TRUST_PROXY does not name, and is ignored: all readers behind this address share one rate limit. If it is your proxy, set TRUST_PROXY to its address'
  }
  const header = unreadHeaders.find((name) => request.headers[name])
  return header === undefined
    ? undefined
    : `${header} comes without X-Forwarded-For, and only the latter is read: all readers behind this address share one rate limit. Let your proxy set X-Forwarded-For, and set TRUST_PROXY to its address`
}

/**
 * Logs one warning when a request names an address of its reader that is ignored: the proxy is not trusted, or uses another
 * header. The header itself is not logged, since it has addresses of persons.
 */
export function warnAboutUntrustedProxy(app: FastifyInstance): void {
  let hasWarned = false
  app.addHook('onRequest', (request, _reply, done) => {
    if (!hasWarned) {
      const complaint = complaintOf(request)
      if (complaint !== undefined) {
        hasWarned = true
        app.log.warn({ address: request.socket.remoteAddress }, complaint)
      }
    }
    done()
  })
}
