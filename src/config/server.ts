import { z } from 'zod'
import { httpUrl, list, onOff, wholeNumber } from './values.ts'

/** Proxies: addresses, CIDR ranges, and the names that Fastify has for ranges. */
const proxies = list.pipe(
  z.array(
    z.union(
      [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])],
      'must be addresses or CIDR ranges, such as 10.0.0.0/8; names of hosts are not resolved',
    ),
  ),
)

/** Where the server listens. */
export const addressSettings = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(3000),
}

/** What is around the server: readers, proxies, logs, supervisors. */
export const serverSettings = {
  PUBLIC_URL: httpUrl.optional(),
  SITE_POST_URL: httpUrl.refine((url) => url.includes('{slug}'), 'must contain {slug}').optional(),
  CORS_ORIGINS: list.default([]),
  TRUST_PROXY: proxies.default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMIT: onOff.default('on'),
  RATE_LIMIT_ANONYMOUS: wholeNumber(1, 1_000_000_000).default(600),
  RATE_LIMIT_KEY: wholeNumber(1, 1_000_000_000).default(6000),
  SHUTDOWN_DELAY_MS: wholeNumber(0, 600_000).default(0),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
}

type Settings = z.output<z.ZodObject<typeof addressSettings & typeof serverSettings>>

/** How the server is reached, what it logs, and how it stops. */
export interface ServerConfig {
  host: string
  port: number
  /** The public address of the API, without a trailing slash; may have a path prefix. */
  publicUrl: string | undefined
  /** The path that a proxy adds before the paths of the API, without a final slash; empty if there is none. */
  pathPrefix: string
  sitePostUrl: string | undefined
  corsOrigins: string[]
  trustProxy: string[]
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Requests per minute; `undefined` when limits are off. */
  rateLimit: { anonymous: number; key: number } | undefined
  /** How long requests are served after SIGTERM while `/readyz` is 503, so that balancers notice. */
  shutdownDelayMs: number
  shutdownTimeoutMs: number
}

/** @param e the checked settings */
export const serverConfig = (e: Settings): ServerConfig => ({
  host: e.HOST,
  port: e.PORT,
  publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
  pathPrefix: e.PUBLIC_URL === undefined ? '' : new URL(e.PUBLIC_URL).pathname.replace(/\/+$/, ''),
  sitePostUrl: e.SITE_POST_URL,
  corsOrigins: e.CORS_ORIGINS,
  trustProxy: e.TRUST_PROXY,
  logLevel: e.LOG_LEVEL,
  rateLimit: e.RATE_LIMIT === 'on' ? { anonymous: e.RATE_LIMIT_ANONYMOUS, key: e.RATE_LIMIT_KEY } : undefined,
  shutdownDelayMs: e.SHUTDOWN_DELAY_MS,
  shutdownTimeoutMs: e.SHUTDOWN_TIMEOUT_MS,
})
