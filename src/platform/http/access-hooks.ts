import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from '../../config.ts'
import type { Authentication } from './authentication.ts'
import { callerIdentifier } from './identify-caller.ts'
import { insufficientScope } from './insufficient-scope.ts'
import { responseLogger, logResponse } from './logging.ts'
import { notFoundProblem, registerPath } from './route-paths.ts'
import { accessOf, type Access, type PolicyEntry } from '../access/policy.ts'
import { Problem } from './problems.ts'
import { rateLimits } from './rate-limits.ts'
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

/** What helmet sets on the rest, for answers that come before any hook. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Everything that happens before a body is read: who calls, how often, and whether they may. */
export async function addAccessHooks(
  app: FastifyInstance,
  config: Config,
  authentication: Authentication,
): Promise<void> {
  const guards = helmetHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // frontends of other origins show our JSON and pictures
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // these guard pages against old browsers and plugins; every answer would pay for them, and none of ours is a page
    // that they concern
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  const anybody = accessOf({ needs: 'public' }, anonymous)
  app.addHook('onRequest', (request, reply, done) => {
    for (const name in guards) void reply.header(name, guards[name])
    void reply.header('x-request-id', request.id)
    request.access = anybody
    done()
  })
  if (config.corsOrigins.length > 0) {
    // the plugin would answer in plain text
    app.addHook('onRequest', async (request) => {
      if (request.method === 'OPTIONS' && !isPreflight(request)) throw notFoundProblem(app, request)
    })
    const origin = config.corsOrigins.includes('*') ? '*' : config.corsOrigins
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
    await app.register(cors, { origin, methods, exposedHeaders: exposedHeaders, maxAge: 600 })
  }
  const identify = callerIdentifier(authentication, await rateLimits(app, config.rateLimit))
  app.addHook('onRoute', ({ url, method }) => registerPath(app, url, [method].flat()))
  app.addHook('onRequest', async (request, reply) => {
    assertOneHost(request)
    assertQueryEncoding(request)
    const entry = request.routeOptions.config.route?.policy
    if (entry?.probe) return
    const caller = await identify(request, reply)
    // before the body is read: nothing that it says matters there
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

const publicAccessOf = new WeakMap<PolicyEntry, Access>()

/** What an operation gives to everybody: one object, so that what follows from it can be kept by it. */
function publicAccess(entry: PolicyEntry): Access {
  const access = publicAccessOf.get(entry) ?? accessOf(entry, anonymous)
  publicAccessOf.set(entry, access)
  return access
}

/** What helmet sets: the same for every answer, so that it is asked once and not for each. */
function helmetHeaders(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {}
  const request = {} as IncomingMessage
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  }
  helmet(options)(request, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}

/** What a browser sends before a request that a page of another origin makes. */
const isPreflight = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/** RFC 9112, 3.2: from HTTP/1.1 on a request says which host it means, and none says it twice. */
function assertOneHost({ raw }: FastifyRequest): void {
  // Node keeps the first of several
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0')) return
  throw new Problem('malformed_request', {
    detail: { en: 'Send one Host header.', vi: 'Hãy gửi đúng một tiêu đề Host.' },
  })
}

/** The path is decoded by the router; the query would keep a broken escape as plain text. */
function assertQueryEncoding(request: FastifyRequest): void {
  const query = request.url.indexOf('?')
  if (query === -1 || !request.url.includes('%', query)) return
  try {
    decodeURIComponent(request.url.slice(query))
  } catch (error) {
    throw new Problem('malformed_request', { cause: error })
  }
}

/** @throws Problem 401 or 403 where the caller lacks the scope that the operation needs. */
function authorise(entry: PolicyEntry, caller: Caller): void {
  const { needs } = entry
  if (needs === 'public' || (needs === 'key' && caller !== anonymous)) return
  if (needs !== 'key' && caller.scopes.has(needs)) return
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
