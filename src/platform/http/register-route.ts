import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { anonymous } from '../access/caller.ts'
import type { Transaction } from '../database/database.ts'
import type { Api } from './api.ts'
import type { Actor } from './audit-trail.ts'
import { matchesNone, requiredPrecondition, parseEntityTags } from './etag.ts'
import { claimOrReplay, idempotentRequest, storeResponse } from './idempotency/idempotency.ts'
import type { SerializedResponse } from './serialized-response.ts'
import { serializeResponse } from './serialize-response.ts'
import { acceptedCoding, memoizedResponses, compressResponse } from './compression.ts'
import { Problem } from './problems.ts'
import type { AnyRoute, Call, Committed, ReadRoute, WriteResult, WriteRoute } from './route.ts'

/** Of operations that declare none: a parameter that does nothing is a mistake that nobody sees. */
const noParameters = z.strictObject({})

/** Registers an operation that changes nothing. */
export function readRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  route: ReadRoute<P, Q, B>,
): void {
  const once = memoizedResponses()
  registerOperation(api, route, async (request, reply) => {
    const make = async () =>
      await serializeResponse(api, route, await route.handler(checkedCall<P, Q, B>(request, reply)))
    const shared = isPublicRead(request)
    const coding = acceptedCoding(request)
    if (route.immutable) return send(request, reply, await once('', coding, make), cacheControl(shared))
    const makeCompressed = async () => await compressResponse(await make(), coding)
    const cacheable = shared && route.cacheable
    const response = cacheable
      ? await api.responseCache(cacheKeyOf(route, request, coding), makeCompressed)
      : await makeCompressed()
    return send(request, reply, response, cacheControl(shared))
  })
}

/** What a response depends on besides the database. */
function cacheKeyOf({ responses }: AnyRoute, { url, headers }: FastifyRequest, coding = ''): string {
  // no address has a space
  return responses[200]?.contents === undefined
    ? `${url} ${coding}`
    : `${url} ${coding} ${headers.accept ?? ''}`
}

/** Registers an operation that writes: one transaction holds the effect, its audit rows and the response to repeat. */
export function writeRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, M>(
  api: Api,
  route: WriteRoute<P, Q, B, M>,
): void {
  registerOperation(api, route, async (request, reply) => {
    const call = checkedCall<P, Q, B>(request, reply)
    const { 'if-match': ifMatch, 'if-none-match': noneMatch } = request.headers
    const ifNoneMatch = parseEntityTags(noneMatch)
    const precondition =
      route.ifMatch === true ? requiredPrecondition(ifMatch, ifNoneMatch) : parseEntityTags(ifMatch)
    // only handlers of routes with `precompute` use the value
    const precomputed = (await route.precompute?.(call)) as M
    const committed = await commit(api, route, request, request.body, (transaction) =>
      route.handler({ ...call, transaction, precondition, ifNoneMatch, precomputed }),
    )
    return await sendCommitted(request, reply, committed)
  })
}

/**
 * Does a write in one transaction with its audit rows and the response to repeat.
 * @param body what an equal request would have as well, or a hash of it
 */
export async function commit(
  api: Api,
  route: AnyRoute,
  request: FastifyRequest,
  body: unknown,
  handler: (transaction: Transaction) => Promise<WriteResult>,
): Promise<Committed> {
  const repeatable = repeatableRequest(route, request, body)
  const work = async (transaction: Transaction): Promise<SerializedResponse> => {
    const result = await handler(transaction)
    const actor = actorOf(route, request)
    for (const change of result.changes) await api.recordChange(transaction, actor, change)
    return await serializeResponse(api, route, result)
  }
  return await api.database.transaction(async (transaction) => {
    if (repeatable === undefined) return { response: await work(transaction), replayed: false }
    const first = await claimOrReplay(transaction, repeatable)
    if (first) return { response: { ...first, body: Buffer.from(first.body) }, replayed: true }
    const response = await work(transaction)
    await storeResponse(transaction, repeatable, { ...response, body: response.body.toString() })
    return { response, replayed: false }
  })
}

/** Sends the response of a write. The length of a compressed secret would reveal a part of it, beside text that a caller chose. */
export async function sendCommitted(
  request: FastifyRequest,
  reply: FastifyReply,
  { response, replayed }: Committed,
): Promise<FastifyReply> {
  const holdsSecret = request.routeOptions.config.route?.idempotencyKey === 'refused'
  const sent = holdsSecret ? response : await compressResponse(response, acceptedCoding(request))
  if (replayed) reply.header('idempotency-replayed', 'true')
  return send(request, reply, sent, 'private, no-store')
}

/** A response without a schema would send everything that a handler gives. */
function assertResponseSchemas({ operationId, responses }: AnyRoute): void {
  for (const [status, { schema, contents }] of Object.entries(responses)) {
    const hasBody = status !== '204' && status !== '308'
    if (hasBody && schema === undefined && contents === undefined)
      throw new Error(`${operationId} declares ${status} without a schema`)
  }
}

/** Registers a declaration with its handler. */
export function registerOperation(
  { app, access }: Api,
  route: AnyRoute,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  timeoutMs?: number,
): void {
  assertResponseSchemas(route)
  const policy = access.policy[route.operationId]
  if (policy === undefined) {
    throw new Error(`${route.method} ${route.url} (${route.operationId}) has no entry in the policy table`)
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

/** The checked input of a request. */
export function checkedCall<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  request: FastifyRequest,
  reply: FastifyReply,
): Call<P, Q, B> {
  // the validator compiler has put the schemas' outputs in these places
  const { params, query, body, access } = request
  return { params, query, body, access, request, reply } as Call<P, Q, B>
}

function repeatableRequest(route: AnyRoute, request: FastifyRequest, body: unknown) {
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

/** Who acts, as the audit trail tells it. */
export function actorOf(route: Pick<AnyRoute, 'operationId'>, request: FastifyRequest): Actor {
  return {
    name: request.access.caller.name,
    operation: route.operationId,
    requestId: request.id,
    remoteAddress: request.ip,
  }
}

/** Whether everybody gets the same. */
const isPublicRead = ({ routeOptions, access }: FastifyRequest): boolean =>
  routeOptions.config.route?.policy.needs === 'public' && access.caller === anonymous

const cacheControl = (shared: boolean): string =>
  shared ? 'public, max-age=10, stale-while-revalidate=60' : 'private, no-store'

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  response: SerializedResponse,
  caching: string,
): FastifyReply {
  const { status, headers, body } = response
  const isKnown = status === 200 && hasCurrentCopy(request, headers['etag'])
  const before = reply.getHeader('vary')
  // one after the other: copies of small objects add up over all responses
  for (const name in headers) {
    if (name !== 'vary' && !(isKnown && name.startsWith('content-'))) void reply.header(name, headers[name])
  }
  if (headers['cache-control'] === undefined) void reply.header('cache-control', caching)
  const own = headers['vary'] === undefined ? 'Authorization' : `Authorization, ${headers['vary']}`
  void reply.header('vary', typeof before === 'string' ? `${before}, ${own}` : own)
  if (isKnown) return reply.code(304).send()
  return reply.code(status).send(body.length === 0 ? undefined : body)
}

/** Whether a reader has the very answer already. */
function hasCurrentCopy({ method, headers }: FastifyRequest, etag: string | undefined): boolean {
  const known = headers['if-none-match']
  if (known === undefined || etag === undefined || (method !== 'GET' && method !== 'HEAD')) return false
  return !matchesNone(known, etag)
}
