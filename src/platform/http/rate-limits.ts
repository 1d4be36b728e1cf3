import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Config } from '../../config.ts'
import { networkOf } from './network.ts'
import { Problem, type Bilingual } from './problems.ts'
import { MonotonicStore } from './rate-limit-store.ts'

/** The rate limits. Each has a separate count. */
export interface RateLimits {
  /** Counts a request without a key for its network. @throws Problem 429 */
  countAnonymous: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Counts a request with accepted credentials for its caller. @throws Problem 429 */
  countCaller: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Counts rejected credentials for the network of their sender. */
  countFailure: (request: FastifyRequest) => Promise<void>
  /** How many more credentials of the network may fail. @throws Problem 429 if none */
  failuresLeft: (request: FastifyRequest, reply: FastifyReply) => Promise<number>
}

const unlimited: RateLimits = {
  countAnonymous: async () => {},
  countCaller: async () => {},
  countFailure: async () => {},
  failuresLeft: async () => Infinity,
}

/** The state of a limit after a request. */
interface Count {
  name: string
  max: number
  remaining: number
  ttlInSeconds: number
}

const requestLimitReached = ({ max, ttlInSeconds }: Count): Bilingual => ({
  en: `At most ${max} requests a minute; wait ${ttlInSeconds} s.`,
  vi: `Tối đa ${vietnameseNumber(max)} yêu cầu mỗi phút; hãy đợi ${vietnameseNumber(ttlInSeconds)} giây.`,
})

const failureLimitReached = ({ ttlInSeconds }: Count): Bilingual => ({
  en: `Too many credentials from this address were not accepted; wait ${ttlInSeconds} s before you send any.`,
  vi: `Quá nhiều lần xác thực không thành công từ địa chỉ này; hãy đợi ${vietnameseNumber(ttlInSeconds)} giây rồi thử lại.`,
})

/** Sets the headers of draft-ietf-httpapi-ratelimit-headers. */
function setLimitHeaders(reply: FastifyReply, { name, max, remaining, ttlInSeconds }: Count): void {
  void reply.headers({
    'ratelimit-policy': `"${name}";q=${max};w=60`,
    ratelimit: `"${name}";r=${remaining};t=${ttlInSeconds}`,
  })
}

const tooMany = (count: Count, detail: Bilingual) =>
  new Problem('rate_limited', { detail, headers: { 'retry-after': String(count.ttlInSeconds) } })

/** The limits of one process: for networks without credentials, for callers, and for rejected credentials. */
export async function rateLimits(app: FastifyInstance, limits: Config['rateLimit']): Promise<RateLimits> {
  if (limits === undefined) return unlimited
  await app.register(rateLimit, { global: false, store: MonotonicStore })
  const bucket = (name: string, max: number, keyOf: (request: FastifyRequest) => string) => {
    const check = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: keyOf })
    return async (request: FastifyRequest, increment: boolean) => {
      const result = await check(request, { increment })
      if (result.isAllowed) throw new Error('no address and no key is exempt from its limit')
      return { name, ...result }
    }
  }
  const addressOf = (request: FastifyRequest) => networkOf(request.ip)
  const anonymous = bucket('anonymous', limits.anonymous, addressOf)
  const failures = bucket('failed-authentication', limits.anonymous, addressOf)
  const callers = bucket('key', limits.key, (request) => request.access.caller.name)
  const counting = (of: typeof anonymous) => async (request: FastifyRequest, reply: FastifyReply) => {
    const count = await of(request, true)
    setLimitHeaders(reply, count)
    if (count.isExceeded) throw tooMany(count, requestLimitReached(count))
  }
  return {
    countAnonymous: counting(anonymous),
    countCaller: counting(callers),
    countFailure: async (request) => void (await failures(request, true)),
    failuresLeft: async (request, reply) => {
      const count = await failures(request, false)
      if (count.remaining > 0) return count.remaining
      setLimitHeaders(reply, count)
      throw tooMany(count, failureLimitReached(count))
    },
  }
}
