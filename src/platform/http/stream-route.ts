import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { logAbortedResponse } from './logging.ts'
import { deprecationHeaders } from './serialize-response.ts'
import { checkedCall, registerOperation } from './register-route.ts'
import type { StreamRoute } from './route.ts'

/**
 * Registers an operation whose answer is made while it is sent. Everything up to the first byte is answered as on every
 * other route; what fails later cuts the connection.
 */
export function streamRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  route: StreamRoute<P, Q, B>,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { headers, open } = await route.handler(checkedCall<P, Q, B>(request, reply))
    const vary = reply.getHeader('vary')
    const all = {
      ...deprecationHeaders(route.deprecated),
      ...headers,
      // too large for a cache, and never asked for twice within ten seconds
      'cache-control': 'private, no-store',
      vary: [...(typeof vary === 'string' ? [vary] : []), 'Authorization', 'Accept'].join(', '),
    }
    // an empty stream, since a text would come with its length
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
  registerOperation(api, route, answer, route.timeoutMs)
}
