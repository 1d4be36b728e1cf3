import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRejection, type Authentication, type Credentials } from './authentication.ts'
import { networkOf } from './network.ts'
import { accessOf } from '../access/policy.ts'
import type { RateLimits } from './rate-limits.ts'
import { anonymous, type Caller } from '../access/caller.ts'

/** Finds the caller of a request, and counts the request. @throws Problem 401 or 429 */
type IdentifyCaller = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/**
 * Makes the function that identifies callers. A request without credentials counts for its network, and one with accepted
 * credentials counts for their caller. Rejected credentials use up a limit of their network; after that only those that
 * were accepted before are checked.
 */
export function callerIdentifier(
  { presented, authenticate, wasAccepted }: Authentication,
  limits: RateLimits,
): IdentifyCaller {
  /** The checks in progress by network: each of them may fail. */
  const pendingChecks = new Map<string, Set<Promise<Caller>>>()

  return async (request, reply) => {
    const { authorization } = request.headers
    if (authorization === undefined) {
      await limits.countAnonymous(request, reply)
      return anonymous
    }
    const credentials = presented(authorization)
    const caller =
      credentials !== undefined && wasAccepted(credentials)
        ? await authenticateAndCount(request, credentials)
        : await authenticateWithinLimit(request, reply, credentials)
    request.access = accessOf({ needs: 'public' }, caller)
    await limits.countCaller(request, reply)
    return caller
  }

  /** Waits until the network has fewer checks in progress than failures left. */
  async function authenticateWithinLimit(
    request: FastifyRequest,
    reply: FastifyReply,
    credentials: Credentials | undefined,
  ): Promise<Caller> {
    const network = networkOf(request.ip)
    for (;;) {
      // a check that fails while the limit is read is not in the limit yet: it counts as one in progress
      const before = pendingChecks.get(network)?.size ?? 0
      const failuresLeft = await limits.failuresLeft(request, reply)
      const others = pendingChecks.get(network) ?? new Set()
      if (Math.max(before, others.size) < failuresLeft) break
      await waitForOne(others)
    }
    const check = authenticateAndCount(request, credentials)
    const checks = pendingChecks.get(network) ?? new Set()
    pendingChecks.set(network, checks.add(check))
    try {
      return await check
    } finally {
      checks.delete(check)
      if (checks.size === 0) pendingChecks.delete(network)
    }
  }

  /** Authenticates a caller, and counts a failure for the network. */
  async function authenticateAndCount(
    request: FastifyRequest,
    credentials: Credentials | undefined,
  ): Promise<Caller> {
    try {
      return await authenticate(credentials)
    } catch (error) {
      if (isRejection(error)) await limits.countFailure(request)
      throw error
    }
  }
}

/** Waits until one of the promises is settled. */
async function waitForOne(promises: ReadonlySet<Promise<unknown>>): Promise<void> {
  if (promises.size > 0) await Promise.race(promises).catch(() => {})
}
