import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { recordChange, type Actor } from '../audit/record.ts'
import type { Transaction } from '../database/database.ts'
import type { Api } from './api.ts'
import { matchesNone, preconditionOf, tagsOf } from './etag.ts'
import { claimOrReplay, idempotentRequest, storeAnswer } from './idempotency/idempotency.ts'
import type { Outgoing } from './kept-answers.ts'
import { answerOf } from './outgoing.ts'
import { codingOf, madeOnce, packed } from './packing.ts'
import { policy } from '../access/policy.ts'
import { Problem } from './problems.ts'
import type { AnyRoute, Call, ReadRoute, WriteResult, WriteRoute } from './route.ts'

/** Of operations that declare none: a parameter that does nothing is a mistake that nobody sees. */
const noParameters = z.strictObject({})

/** Registers an operation that changes nothing. */
export function readRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  route: ReadRoute<P, Q, B>,
): void {
  const once = madeOnce()
  register(api, route, async (request, reply) => {
    const make = async () => await answerOf(api, route, await route.handler(callOf<P, Q, B>(request, reply)))
    const shared = isPublicRead(route, request)
    const coding = codingOf(request)
    if (route.unchanging) return send(request, reply, await once('', coding, make), cacheControl(shared))
    const makePacked = async () => await packed(await make(), coding)
    const keep = shared && route.fromDatabase
    const answer = keep ? await api.kept(addressOf(route, request, coding), makePacked) : await makePacked()
    return send(request, reply, answer, cacheControl(shared))
  })
}

/** What an answer depends on besides the database. */
function addressOf({ answers }: AnyRoute, { url, headers }: FastifyRequest, coding = ''): string {
  // no address has a space
  return answers[200]?.contents === undefined
    ? `${url} ${coding}`
    : `${url} ${coding} ${headers.accept ?? ''}`
}

/** Registers an operation that writes: one transaction holds the effect, its audit rows and the answer to repeat. */
export function writeRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, M>(
  api: Api,
  route: WriteRoute<P, Q, B, M>,
): void {
  register(api, route, async (request, reply) => {
    const call = callOf<P, Q, B>(request, reply)
    const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers
    const unless = tagsOf(ifNoneMatch)
    const precondition = route.ifMatch === true ? preconditionOf(ifMatch, unless) : tagsOf(ifMatch)
    // a handler that takes what is prepared is of a route that prepares it
    const prepared = (await route.prepare?.(call)) as M
    const committed = await commit(api, route, request, request.body, (transaction) =>
      route.handler({ ...call, transaction, precondition, unless, prepared }),
    )
    return await sendCommitted(request, reply, committed)
  })
}

/** An answer whose effect is stored; a replayed one was stored by an earlier request. */
export interface Committed {
  answer: Outgoing
  replayed: boolean
}

/**
 * Does a write in one transaction with its audit rows and the answer to repeat.
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
  const work = async (transaction: Transaction): Promise<Outgoing> => {
    const result = await handler(transaction)
    await recordChanges(transaction, actorOf(route, request), result)
    return await answerOf(api, route, result)
  }
  return await api.database.transaction(async (transaction) => {
    if (repeatable === undefined) return { answer: await work(transaction), replayed: false }
    const first = await claimOrReplay(transaction, repeatable)
    if (first) return { answer: { ...first, body: Buffer.from(first.body) }, replayed: true }
    const answer = await work(transaction)
    await storeAnswer(transaction, repeatable, { ...answer, body: answer.body.toString() })
    return { answer, replayed: false }
  })
}

/** Sends the answer of a write. The length of a packed secret would tell of it beside what a caller chose. */
export async function sendCommitted(
  request: FastifyRequest,
  reply: FastifyReply,
  { answer, replayed }: Committed,
): Promise<FastifyReply> {
  const holdsSecret = request.routeOptions.config.route?.idempotencyKey === 'refused'
  const sent = holdsSecret ? answer : await packed(answer, codingOf(request))
  if (replayed) reply.header('idempotency-replayed', 'true')
  return send(request, reply, sent, 'private, no-store')
}

/** An answer without a schema would let through whatever a handler gives. */
function refuseBareStatuses({ operationId, answers }: AnyRoute): void {
  for (const [status, { schema, contents }] of Object.entries(answers)) {
    const hasBody = status !== '204' && status !== '308'
    if (hasBody && schema === undefined && contents === undefined)
      throw new Error(`${operationId} declares ${status} without a schema`)
  }
}

/** Registers a declaration with what answers it. */
export function register(
  { app }: Api,
  route: AnyRoute,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  timeoutMs?: number,
): void {
  refuseBareStatuses(route)
  const { takeInput } = route
  const schema: FastifySchema = {}
  if (route.params) schema.params = route.params
  schema.querystring = route.query ?? noParameters
  if (route.body) schema.body = route.body
  app.route({
    method: route.method,
    url: route.url,
    schema,
    config: { route },
    ...(takeInput === undefined ? {} : { preValidation: async (request) => takeInput(request) }),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(timeoutMs === undefined ? {} : { handlerTimeout: timeoutMs }),
    handler,
  })
}

/** The checked input of a request. */
export function callOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
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

async function recordChanges(transaction: Transaction, actor: Actor, result: WriteResult): Promise<void> {
  for (const change of result.changes) await recordChange(transaction, actor, change)
}

/** Whether everybody gets the same. */
const isPublicRead = (route: AnyRoute, request: FastifyRequest): boolean =>
  policy[route.operationId].needs === 'public' && request.access.caller.name === 'anonymous'

const cacheControl = (shared: boolean): string =>
  shared ? 'public, max-age=10, stale-while-revalidate=60' : 'private, no-store'

function send(request: FastifyRequest, reply: FastifyReply, answer: Outgoing, caching: string): FastifyReply {
  const { status, headers, body } = answer
  const isKnown = status === 200 && knows(request, headers['etag'])
  const before = reply.getHeader('vary')
  // one after the other: this is done for every answer, and copies of small objects add up
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
function knows({ method, headers }: FastifyRequest, etag: string | undefined): boolean {
  const known = headers['if-none-match']
  if (known === undefined || etag === undefined || (method !== 'GET' && method !== 'HEAD')) return false
  return !matchesNone(known, etag)
}
