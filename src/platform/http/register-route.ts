import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { anonymous } from '../access/caller.ts'
import type { Transaction } from '../database/database.ts'
import type { Api } from './api.ts'
import type { Actor, Change, Reading } from './audit-trail.ts'
import { matchesNone, requiredPrecondition, parseEntityTags } from './etag.ts'
import { reserveOrReplay, idempotentRequest, storeResponse } from './idempotency/idempotency.ts'
import type { SerializedResponse } from './serialized-response.ts'
import { serializeResponse } from './serialize-response.ts'
import { acceptedCoding, memoizedResponses, compressResponse } from './compression.ts'
import { Problem, withDifferences } from './problems.ts'
import type { AnyRoute, Call, CommittedResponse, ReadRoute, WriteResult, WriteRoute } from './route.ts'

/** The query of operations without parameters: an unknown parameter is an error, not ignored. */
const noParameters = z.strictObject({})

/** Registers a read operation. */
export function readRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  route: ReadRoute<P, Q, B>,
): void {
  const once = memoizedResponses()
  registerOperation(api, route, async (request, reply) => {
    const respond = async () => {
      const result = await route.handler(checkedCall<P, Q, B>(request, reply))
      if (result.reading !== undefined) await noteReading(api, route, request, result.reading)
      return await serializeResponse(api, route, result)
    }
    const isShared = isPublicRead(request)
    const coding = acceptedCoding(request)
    if (route.immutable) return send(request, reply, await once('', coding, respond), cacheControl(isShared))
    const respondCompressed = async () => await compressResponse(await respond(), coding)
    const response =
      isShared && route.cacheable
        ? await api.responseCache(cacheKeyOf(route, request, coding), respondCompressed)
        : await respondCompressed()
    return send(request, reply, response, cacheControl(isShared))
  })
}

/**
 * Notes a reading in the audit trail before the response. If that fails, the log has the reading instead, and the caller
 * still gets the data.
 */
async function noteReading(
  { recordReading }: Api,
  route: AnyRoute,
  request: FastifyRequest,
  reading: Reading,
): Promise<void> {
  const actor = actorOf(route, request)
  try {
    await recordReading(actor, reading)
  } catch (error) {
    request.log.error(
      { err: error, reading: { ...actor, ...reading } },
      'a reading is not in the audit trail',
    )
  }
}

/** What a response depends on beside the database: URL, coding and, for several media types, `Accept`. */
function cacheKeyOf({ responses }: AnyRoute, { url, headers }: FastifyRequest, coding = ''): string {
  // a URL contains no space
  return responses[200]?.contents === undefined
    ? `${url} ${coding}`
    : `${url} ${coding} ${headers.accept ?? ''}`
}

/** Registers a write operation. One transaction contains the write, its audit rows and the stored response. */
export function writeRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, M>(
  api: Api,
  route: WriteRoute<P, Q, B, M>,
): void {
  registerOperation(api, route, writeHandler(api, route))
}

/** The handler of a write operation. */
export function writeHandler<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, M>(
  api: Api,
  route: WriteRoute<P, Q, B, M>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (request, reply) => {
    const call = checkedCall<P, Q, B>(request, reply)
    const { 'if-match': ifMatch, 'if-none-match': noneMatch } = request.headers
    const ifNoneMatch = parseEntityTags(noneMatch)
    const precondition =
      route.ifMatch === true ? requiredPrecondition(ifMatch, ifNoneMatch) : parseEntityTags(ifMatch)
    // only handlers of routes with `precompute` use the value
    const precomputed = (await route.precompute?.(call)) as M
    const committed = await commit(api, route, request, request.body, async (transaction) => {
      const alsoChanged: Change[] = []
      const given = { ...call, transaction, precondition, ifNoneMatch, precomputed, alsoChanged }
      const result = await route.handler(given)
      return { ...result, changes: [...result.changes, ...alsoChanged] }
    }).catch(async (error: unknown) => {
      throw await withDifferences(error)
    })
    return await sendCommitted(request, reply, committed)
  }
}

/**
 * Runs a write in one transaction with its audit rows and the stored response.
 * @param body the body or a hash of it, to recognise a repeated request
 */
export async function commit(
  api: Api,
  route: AnyRoute,
  request: FastifyRequest,
  body: unknown,
  handler: (transaction: Transaction) => Promise<WriteResult>,
): Promise<CommittedResponse> {
  const idempotent = idempotentRequestOf(route, request, body)
  let committed: WriteResult['committed']
  const work = async (transaction: Transaction): Promise<SerializedResponse> => {
    const result = await handler(transaction)
    committed = result.committed
    const actor = actorOf(route, request)
    await api.recordChanges(transaction, actor, result.changes)
    return await serializeResponse(api, route, result)
  }
  const done = await api.database.transaction(async (transaction): Promise<CommittedResponse> => {
    if (idempotent === undefined) return { response: await work(transaction), replayed: false }
    const first = await reserveOrReplay(transaction, idempotent)
    if (first) return { response: { ...first, body: Buffer.from(first.body) }, replayed: true }
    const response = await work(transaction)
    await storeResponse(transaction, idempotent, { ...response, body: response.body.toString() })
    return { response, replayed: false }
  })
  try {
    await committed?.()
  } catch (error) {
    request.log.error({ err: error }, 'a write is stored, and what follows it has failed')
  }
  return done
}

/**
 * Sends the response of a write. A response with a secret is not compressed: its length would reveal parts of the secret
 * if the caller chose other text in it.
 */
export async function sendCommitted(
  request: FastifyRequest,
  reply: FastifyReply,
  { response, replayed }: CommittedResponse,
): Promise<FastifyReply> {
  const hasSecret = request.routeOptions.config.route?.idempotencyKey === 'refused'
  const sent = hasSecret ? response : await compressResponse(response, acceptedCoding(request))
  if (replayed) reply.header('idempotency-replayed', 'true')
  return send(request, reply, sent, 'private, no-store')
}

/** @throws Error for a response without a schema, which would send every field of the result */
function assertResponseSchemas({ operationId, responses }: AnyRoute): void {
  for (const [status, { schema, contents }] of Object.entries(responses)) {
    const hasBody = status !== '204' && status !== '308'
    if (hasBody && schema === undefined && contents === undefined)
      throw new Error(`${operationId} declares ${status} without a schema`)
  }
}

/** Registers an operation. @throws Error if it has no policy entry */
export function registerOperation(
  { app, access }: Api,
  route: AnyRoute,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  timeoutMs?: number,
): void {
  assertResponseSchemas(route)
  const policy = access.policy[route.operationId]
  if (policy === undefined) {
    throw new Error(
      `${route.method} ${route.url} (${route.operationId}) has no entry in the policy table: add one to \`policy\` of its module`,
    )
  }
  const { extractInput } = route
  const schema: FastifySchema = {}
  if (route.params) schema.params = route.params
  schema.querystring = route.query ?? noParameters
  if (route.body) schema.body = route.body
  app.route({
    method: route.method,
    url: route.url,
    schema,
    config: { route: { ...route, policy } },
    ...(extractInput === undefined ? {} : { preValidation: async (request) => extractInput(request) }),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(timeoutMs === undefined ? {} : { handlerTimeout: timeoutMs }),
    handler,
  })
}

/** The validated input of a request. */
export function checkedCall<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  request: FastifyRequest,
  reply: FastifyReply,
): Call<P, Q, B> {
  // the validator compiler has replaced these by the outputs of the schemas
  const { params, query, body, access } = request
  return { params, query, body, access, request, reply } as Call<P, Q, B>
}

/** The idempotent request of an `Idempotency-Key`; undefined if there is none. @throws Problem 400 if it is refused */
function idempotentRequestOf(route: AnyRoute, request: FastifyRequest, body: unknown) {
  const header = request.headers['idempotency-key']
  if (route.idempotencyKey === 'accepted') {
    return idempotentRequest(header, {
      caller: request.access.caller.name,
      operation: route.operationId,
      url: request.url,
      body,
    })
  }
  if (route.idempotencyKey === 'refused' && header !== undefined) {
    const message = {
      en: 'This operation answers with a secret, which is never stored; leave the header out.',
      vi: 'Kết quả có chứa bí mật nên không được lưu lại; hãy bỏ tiêu đề này.',
    }
    throw new Problem('invalid_request', {
      detail: message,
      errors: [{ parameter: 'Idempotency-Key', code: 'not_supported', message }],
    })
  }
  return undefined
}

/** The actor of a request, for the audit trail. */
export function actorOf(route: Pick<AnyRoute, 'operationId'>, request: FastifyRequest): Actor {
  return {
    name: request.access.caller.name,
    operation: route.operationId,
    requestId: request.id,
    remoteAddress: request.ip,
  }
}

/** Whether the response is the same for all callers. */
const isPublicRead = ({ routeOptions, access }: FastifyRequest): boolean =>
  routeOptions.config.route?.policy.needs === 'public' && access.caller === anonymous

const cacheControl = (shared: boolean): string =>
  shared ? 'public, max-age=10, stale-while-revalidate=60' : 'private, no-store'

/** Sends a response with its cache headers, or a 304. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  response: SerializedResponse,
  caching: string,
): FastifyReply {
  const { status, headers, body } = response
  const isNotModified = status === 200 && hasCurrentCopy(request, headers['etag'])
  const before = reply.getHeader('vary')
  // no copy of the headers: it would cost time for each response
  for (const name in headers) {
    if (name !== 'vary' && !(isNotModified && name.startsWith('content-')))
      void reply.header(name, headers[name])
  }
  if (headers['cache-control'] === undefined) void reply.header('cache-control', caching)
  const own = headers['vary'] === undefined ? 'Authorization' : `Authorization, ${headers['vary']}`
  void reply.header('vary', typeof before === 'string' ? `${before}, ${own}` : own)
  if (isNotModified) return reply.code(304).send()
  return reply.code(status).send(body.length === 0 ? undefined : body)
}

/** Whether `If-None-Match` contains the ETag of the response. */
function hasCurrentCopy({ method, headers }: FastifyRequest, etag: string | undefined): boolean {
  const noneMatch = headers['if-none-match']
  if (noneMatch === undefined || etag === undefined || (method !== 'GET' && method !== 'HEAD')) return false
  return !matchesNone(noneMatch, etag)
}
