import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../../config.ts'
import type { Authentication } from './authentication.ts'
import { callerIdentifier } from './identify-caller.ts'
import { insufficientScope } from './insufficient-scope.ts'
import { responseLogger, logResponse } from './logging.ts'
import { notFoundProblem, registerPath } from './route-paths.ts'
import { accessOf, mayCall, type Access, type PolicyEntry } from '../access/policy.ts'
import { Problem } from './problems.ts'
import { rateLimits } from './rate-limits.ts'
import { warnAboutUntrustedProxy } from './untrusted-proxy.ts'
import { anonymous, type Caller } from '../access/caller.ts'

const exposedHeaders = [
  'Content-Disposition',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'X-Request-Id',
]

/** The security headers of responses that are sent before any hook runs. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Adds the hooks that run before a body is read: security headers, CORS, caller, rate limit and access. */
export async function addAccessHooks(
  app: FastifyInstance,
  config: Config,
  authentication: Authentication,
): Promise<void> {
  const helmetHeaders = helmetHeadersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // frontends of other origins use the JSON and the charts
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // these headers protect HTML pages in old browsers; JSON responses do not need them
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  const anonymousAccess = accessOf({ needs: 'public' }, anonymous)
  app.addHook('onRequest', (request, reply, done) => {
    for (const name in helmetHeaders) void reply.header(name, helmetHeaders[name])
    void reply.header('x-request-id', request.id)
    request.access = anonymousAccess
    done()
  })
  if (config.corsOrigins.length > 0) {
    // the plugin would respond with plain text
    app.addHook('onRequest', async (request) => {
      if (request.method === 'OPTIONS' && !isPreflight(request)) throw notFoundProblem(app, request)
    })
    const origin = config.corsOrigins.includes('*') ? '*' : config.corsOrigins
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
    await app.register(cors, { origin, methods, exposedHeaders: exposedHeaders, maxAge: 600 })
  }
  warnAboutUntrustedProxy(app)
  const identify = callerIdentifier(authentication, await rateLimits(app, config.rateLimit))
  app.addHook('onRoute', ({ url, method, config }) =>
    registerPath(app, url, [method].flat(), config?.route?.hasSecretPath),
  )
  app.addHook('onRequest', async (request, reply) => {
    assertOneHost(request)
    assertQueryEncoding(request)
    const entry = request.routeOptions.config.route?.policy
    if (entry?.probe) return
    if (config.jobs === 'only' && !entry?.servedByJobs) throw runsJobsOnly()
    const caller = await identify(request, reply)
    // before the body is read, since the response does not depend on it
    if (request.is404) throw notFoundProblem(app, request)
    if (entry === undefined) return
    authorise(entry, caller)
    request.access = caller === anonymous ? publicAccess(entry) : accessOf(entry, caller)
  })
  const log = responseLogger(app.log)
  app.addHook('onResponse', (request, reply, done) => {
    logResponse(log, request, reply)
    done()
  })
}

/** A 503, so that a proxy may try another process, and no reader takes the page for gone. */
const runsJobsOnly = () =>
  new Problem('unavailable', {
    detail: {
      en: 'This process runs jobs (JOBS=only) and serves probes and metrics alone: send requests to another process.',
      vi: 'Tiến trình này chỉ chạy tác vụ nền (JOBS=only), chỉ phục vụ kiểm tra và số liệu giám sát: hãy gửi yêu cầu đến tiến trình khác.',
    },
    headers: { 'retry-after': '2' },
  })

const publicAccessOf = new WeakMap<PolicyEntry, Access>()

/** The access of anonymous callers to an operation: the same object each time, so that plans can be cached by it. */
function publicAccess(entry: PolicyEntry): Access {
  const access = publicAccessOf.get(entry) ?? accessOf(entry, anonymous)
  publicAccessOf.set(entry, access)
  return access
}

/** The headers that helmet sets. They are the same for all responses, so that helmet runs once. */
function helmetHeadersOf(options: HelmetOptions): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, (error) => {
    if (error) throw error
  })
  const headers = Object.entries(response.getHeaders())
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]))
}

/** Whether a request is a CORS preflight request. */
const isPreflight = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/** RFC 9112, section 3.2: an HTTP/1.1 request has exactly one Host header. @throws Problem 400 */
function assertOneHost({ raw }: FastifyRequest): void {
  // Node keeps only the first of several
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0')) return
  throw new Problem('malformed_request', {
    detail: { en: 'Send one Host header.', vi: 'Hãy gửi đúng một tiêu đề Host.' },
  })
}

/** @throws Problem 400 for an invalid escape in the query; the parser would keep it as text */
function assertQueryEncoding(request: FastifyRequest): void {
  const query = request.url.indexOf('?')
  if (query === -1 || !request.url.includes('%', query)) return
  try {
    decodeURIComponent(request.url.slice(query))
  } catch (error) {
    throw new Problem('malformed_request', { cause: error })
  }
}

/** @throws Problem 401 or 403 if the caller lacks the scope of the operation */
function authorise(entry: PolicyEntry, caller: Caller): void {
  const { needs } = entry
  if (needs === 'public' || mayCall(entry, caller)) return
  if (caller === anonymous) {
    const which =
      needs === 'key'
        ? { en: '', vi: '' }
        : { en: ` with a key that has the scope ${needs}`, vi: ` với khóa có quyền ${needs}` }
    throw new Problem('unauthenticated', {
      detail: {
        en: `Send "Authorization: Bearer <key>"${which.en}.`,
        vi: `Gửi "Authorization: Bearer <khóa>"${which.vi}.`,
      },
      headers: { 'www-authenticate': 'Bearer realm="bantin"' },
    })
  }
  if (needs !== 'key') throw insufficientScope(needs)
}
