import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Authentication } from './authentication.ts'
import { accessOf } from './policy.ts'
import { Problem } from './problems.ts'
import type { RateLimits } from './rate-limits.ts'
import { anonymous, type Caller } from './scopes.ts'

/** Finds out who sends a request, and counts it. @throws Problem 401 or 429 */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/**
 * A request without a key counts for its address, one with a good key for that key alone. Keys that fail use up a limit
 * of the address; then the database is asked no more, and only keys that are known to be good are let in.
 */
export function identifier({ authenticate, isKnown }: Authentication, limits: RateLimits): Identify {
  return async (request, reply) => {
    const { authorization } = request.headers
    if (authorization === undefined) {
      await limits.countAnonymous(request, reply)
      return anonymous
    }
    if (!isKnown(authorization)) await limits.refuseAfterFailures(request, reply)
    const caller = await accepted(request, authorization)
    request.access = accessOf({ needs: 'public' }, caller)
    await limits.countKey(request, reply)
    return caller
  }

  async function accepted(request: FastifyRequest, authorization: string): Promise<Caller> {
    try {
      return await authenticate(authorization)
    } catch (error) {
      if (error instanceof Problem) await limits.countFailure(request)
      throw error
    }
  }
}
