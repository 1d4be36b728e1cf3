import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Authentication } from './authentication.ts'
import { networkOf } from './network.ts'
import { accessOf } from '../access/policy.ts'
import { Problem } from './problems.ts'
import type { RateLimits } from './rate-limits.ts'
import { anonymous, type Caller } from '../access/caller.ts'

/** Finds out who sends a request, and counts it. @throws Problem 401 or 429 */
export type IdentifyCaller = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/**
 * A request without a key counts for its address, one with a good key for that key alone. Keys that fail use up a limit
 * of the address; then the database is asked no more, and only keys that are known to be good are let in.
 */
export function callerIdentifier(
  { authenticate, isKnown }: Authentication,
  limits: RateLimits,
): IdentifyCaller {
  /** Keys of each network that are being looked up: each of them may turn out to be a failure. */
  const lookedUp = new Map<string, Set<Promise<Caller>>>()

  return async (request, reply) => {
    const { authorization } = request.headers
    if (authorization === undefined) {
      await limits.countAnonymous(request, reply)
      return anonymous
    }
    const caller = isKnown(authorization)
      ? await accepted(request, authorization)
      : await acceptedInTurn(request, reply, authorization)
    request.access = accessOf({ needs: 'public' }, caller)
    await limits.countKey(request, reply)
    return caller
  }

  /** No more keys of a network are looked up at once than may still fail. */
  async function acceptedInTurn(
    request: FastifyRequest,
    reply: FastifyReply,
    authorization: string,
  ): Promise<Caller> {
    const network = networkOf(request.ip)
    for (;;) {
      // one that fails while the limit is read is counted here, and not yet there
      const before = lookedUp.get(network)?.size ?? 0
      const left = await limits.failuresLeft(request, reply)
      const others = lookedUp.get(network) ?? new Set()
      if (Math.max(before, others.size) < left) break
      await waitForOne(others)
    }
    const looking = accepted(request, authorization)
    const all = lookedUp.get(network) ?? new Set()
    lookedUp.set(network, all.add(looking))
    try {
      return await looking
    } finally {
      all.delete(looking)
      if (all.size === 0) lookedUp.delete(network)
    }
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

/** Waits until one of them has come to its end, whichever that is. */
async function waitForOne(all: ReadonlySet<Promise<unknown>>): Promise<void> {
  if (all.size > 0) await Promise.race(all).catch(() => {})
}
