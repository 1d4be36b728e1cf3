import type { FastifyReply, FastifyRequest } from 'fastify'
import { presentedKey, type Authentication, type PresentedKey } from './authentication.ts'
import { networkOf } from './network.ts'
import { accessOf } from '../access/policy.ts'
import { Problem } from './problems.ts'
import type { RateLimits } from './rate-limits.ts'
import { anonymous, type Caller } from '../access/caller.ts'

/** Finds the caller of a request, and counts the request. @throws Problem 401 or 429 */
type IdentifyCaller = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/**
 * Makes the function that identifies callers. A request without a key counts for its network, and a request with an
 * accepted key counts for that key. Rejected keys use up a limit of their network; after that only keys that were
 * accepted before are looked up.
 */
export function callerIdentifier(
  { authenticate, wasAccepted }: Authentication,
  limits: RateLimits,
): IdentifyCaller {
  /** The lookups of keys in progress by network: each of them may fail. */
  const pendingLookups = new Map<string, Set<Promise<Caller>>>()

  return async (request, reply) => {
    const { authorization } = request.headers
    if (authorization === undefined) {
      await limits.countAnonymous(request, reply)
      return anonymous
    }
    const key = presentedKey(authorization)
    const caller =
      key !== undefined && wasAccepted(key)
        ? await authenticateAndCount(request, key)
        : await authenticateWithinLimit(request, reply, key)
    request.access = accessOf({ needs: 'public' }, caller)
    await limits.countKey(request, reply)
    return caller
  }

  /** Waits until the network has fewer lookups in progress than failures left. */
  async function authenticateWithinLimit(
    request: FastifyRequest,
    reply: FastifyReply,
    key: PresentedKey | undefined,
  ): Promise<Caller> {
    const network = networkOf(request.ip)
    for (;;) {
      // a lookup that fails while the limit is read is not in the limit yet: it counts as one in progress
      const before = pendingLookups.get(network)?.size ?? 0
      const failuresLeft = await limits.failuresLeft(request, reply)
      const others = pendingLookups.get(network) ?? new Set()
      if (Math.max(before, others.size) < failuresLeft) break
      await waitForOne(others)
    }
    const lookup = authenticateAndCount(request, key)
    const lookups = pendingLookups.get(network) ?? new Set()
    pendingLookups.set(network, lookups.add(lookup))
    try {
      return await lookup
    } finally {
      lookups.delete(lookup)
      if (lookups.size === 0) pendingLookups.delete(network)
    }
  }

  /** Authenticates a key, and counts a failure for the network. */
  async function authenticateAndCount(
    request: FastifyRequest,
    key: PresentedKey | undefined,
  ): Promise<Caller> {
    try {
      return await authenticate(key)
    } catch (error) {
      if (error instanceof Problem) await limits.countFailure(request)
      throw error
    }
  }
}

/** Waits until one of the promises is settled. */
async function waitForOne(promises: ReadonlySet<Promise<unknown>>): Promise<void> {
  if (promises.size > 0) await Promise.race(promises).catch(() => {})
}
