import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { logAbortedResponse } from './logging.ts'
import { deprecationHeaders } from './serialize-response.ts'
import { checkedCall, registerOperation } from './register-route.ts'
import type { StreamRoute } from './route.ts'

/**
 * Registers an operation with a streamed response. An error before the first byte becomes a problem; a later error closes
 * the connection.
 */
export function streamRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  route: StreamRoute<P, Q, B>,
): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const { headers, open } = await route.handler(checkedCall<P, Q, B>(request, reply))
    const vary = reply.getHeader('vary')
    const all = {
      ...deprecationHeaders(route.deprecated),
      ...headers,
      // too large for caches
      'cache-control': 'private, no-store',
      vary: [...(typeof vary === 'string' ? [vary] : []), 'Authorization', 'Accept'].join(', '),
    }
    // an empty stream, since Fastify would add the content-length of a text
    if (request.method === 'HEAD') {
      reply.headers(all).compress(Readable.from([]))
      return reply
    }
    const body = await open()
    reply.raw.once('close', () => {
      if (reply.raw.writableFinished) return
      logAbortedResponse(request.log, route.operationId, body.errored)
    })
    reply.headers(all).compress(body)
    return reply
  }
  registerOperation(api, route, handle, route.timeoutMs)
}
