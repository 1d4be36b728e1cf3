import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import compress from '@fastify/compress'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { uuidv7 } from 'uuidv7'
import type { Config } from '../../config.ts'
import type { ConstraintFields } from '../database/constraints.ts'
import type { Authentication } from './authentication.ts'
import { addAccessHooks, securityHeaders } from './access-hooks.ts'
import { addContentTypeParsers } from './content-type-parsers.ts'
import { loggerOptions, logProblem } from './logging.ts'
import { outageLog } from './log-outages.ts'
import { notFoundProblem } from './route-paths.ts'
import { brotliOptions, codings, compressibleTypes } from './compression.ts'
import { accessOf } from '../access/policy.ts'
import { Problem, problems } from './problems.ts'
import { queryParser } from './query-parser.ts'
import { bodyAborted, isBodyAborted, toProblem, replyProblem } from './reply-problem.ts'
import { anonymous } from '../access/caller.ts'
import { isUploading } from './upload-route.ts'
import { invalidRequest, fieldErrors, type RequestPart } from './validation-problems.ts'

/** What the server needs of the application. */
interface ServerOptions {
  config: Config
  authentication: Authentication
  constraints: ConstraintFields
  /** A statement that fails while the database cannot be reached. */
  askDatabase: () => Promise<unknown>
}

/** The `X-Request-Id` of the caller if it has a safe form, else a new one. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : uuidv7()
}

/** Replaces the compilers of Fastify (ajv, fast-json-stringify): zod validates input, serializer.ts writes responses. */
const unusedCompiler = (): never => {
  throw new Error('a route has a schema for a compiler of Fastify')
}

/** Makes the HTTP server with the conventions of all routes, without routes. */
export async function createServer({
  config,
  authentication,
  constraints,
  askDatabase,
}: ServerOptions): Promise<FastifyInstance> {
  const prefix = config.pathPrefix
  const app = fastify({
    logger: loggerOptions(config),
    // one line per request, written after its response (see logging.ts)
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    rewriteUrl: ({ url = '' }) => toOriginForm(url),
    bodyLimit: 1_048_576,
    requestTimeout: 10_000,
    // longer than the idle time of common proxies (60 s), so that they close connections first
    keepAliveTimeout: 72_000,
    handlerTimeout: config.statementTimeoutMs + 5_000,
    http: {
      headersTimeout: 5_000,
      maxHeaderSize: 16_384,
      connectionsCheckingInterval: 1_000,
      // Node would respond with an empty body; access-hooks.ts responds with a problem
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: 500, querystringParser: queryParser() },
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    // while the server stops, requests on open connections still get a response
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      // the hooks do not run for these errors
      request.access = accessOf({ needs: 'public' }, anonymous)
      void reply.headers({ 'x-request-id': request.id, ...securityHeaders })
      void replyProblem(request, reply, toProblem(error, constraints), prefix)
    },
    clientErrorHandler: (error, socket) => rejectConnection(error, socket, prefix),
    schemaController: {
      compilersFactory: { buildValidator: unusedCompiler, buildSerializer: unusedCompiler },
    },
  })
  // RFC 9110, section 10.1.1: a server may ignore unknown expectations; Node would respond 417 with an empty body
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  app.decorateRequest('access')
  app.decorate('outages', outageLog(app.log, askDatabase))
  app.addHook('onClose', async () => app.outages.stop())
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const check = validator(schema as z.ZodType, (httpPart ?? 'body') as RequestPart)
    return httpPart === 'querystring' ? cachedCheck(check) : check
  })
  addContentTypeParsers(app)
  app.setErrorHandler((error, request, reply) => {
    const problem = isBodyAborted(request, error) ? bodyAborted(error) : toProblem(error, constraints)
    logProblem(request, problem, error, app.outages)
    return replyProblem(request, reply, problem, prefix)
  })
  // for streams only: other responses are compressed before they are cached (compression.ts)
  await app.register(compress, {
    global: false,
    globalDecompression: false,
    encodings: [...codings],
    customTypes: compressibleTypes,
    brotliOptions,
  })
  await addAccessHooks(app, config, authentication)
  app.setNotFoundHandler((request, reply) =>
    replyProblem(request, reply, notFoundProblem(app, request), prefix),
  )
  return app
}

function validator(schema: z.ZodType, place: RequestPart): Check {
  const isOptional = () => schema.safeParse(undefined).success
  return (input: unknown) => {
    // a file is read by the handler of an upload
    if (place === 'body' && input instanceof Readable) return { value: input }
    // Fastify gives null for a missing body, which some actions permit
    const given = place === 'body' && input === null && isOptional() ? undefined : input
    const result = schema.safeParse(given)
    if (result.success) return { value: result.data }
    return { error: invalidRequest(fieldErrors(schema, result.error, input, place)) }
  }
}

type Check = (input: unknown) => { value: unknown } | { error: Problem }

/** Caches the validated query by the parsed query: equal query strings give the same object (query-parser.ts). */
function cachedCheck(check: Check): Check {
  const cache = new WeakMap<object, { value: unknown }>()
  return (input) => {
    if (typeof input !== 'object' || input === null) return check(input)
    const cached = cache.get(input)
    if (cached !== undefined) return cached
    const result = check(input)
    if ('value' in result) cache.set(input, { value: deepFreeze(result.value) })
    return result
  }
}

/** Freezes a value that requests share. */
function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}

/** Writes a problem to the socket for bytes that are not a valid request. */
function rejectConnection(error: Error & { code?: string }, socket: Socket, prefix: string): void {
  // an upload may take longer; its route limits the pauses
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isUploading(socket)) return
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
  const codes: Record<string, 'headers_too_large' | 'request_timeout'> = {
    HPE_HEADER_OVERFLOW: 'headers_too_large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  }
  const problem = new Problem(codes[error.code ?? ''] ?? 'malformed_request')
  const id = uuidv7()
  const body = JSON.stringify({
    type: `${prefix}/docs/problems#${problem.code}`,
    title: problem.message,
    status: problem.status,
    detail: `${problems[problem.code].when} The connection is closed.`,
    instance: '',
    code: problem.code,
    request_id: id,
    errors: [],
  })
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.message}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `cache-control: no-store\r\nx-request-id: ${id}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/**
 * Converts a request target in absolute form (RFC 9112, section 3.2.2) to origin form. The host comes from the client, so
 * that responses must not repeat it.
 */
function toOriginForm(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.length === target.length || path.startsWith('/') ? path : `/${path}`
}
