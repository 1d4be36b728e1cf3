import { z } from 'zod'
import { wholeNumber } from './values.ts'

/** The settings of caches, exports, jobs and imports. */
export const workSettings = {
  RESPONSE_CACHE_MB: wholeNumber(0, 4096).default(16),
  EXPORTS_AT_ONCE: wholeNumber(1, 100).default(3),
  EXPORT_TIMEOUT_MS: wholeNumber(1_000, 86_400_000).default(900_000),
  JOBS: z.enum(['on', 'off', 'only']).default('on'),
  IMPORT_INLINE_BYTES: wholeNumber(0, 67_108_864).default(1_048_576),
  IMPORT_MAX_BYTES: wholeNumber(1, 1_099_511_627_776).default(2_147_483_648),
}

type Settings = z.output<z.ZodObject<typeof workSettings>>

/** How much the server does at once, and which process does it. */
export interface WorkConfig {
  /** Memory of the response cache; 0 turns it off. */
  responseCacheBytes: number
  /** How many exports run at the same time; fewer where the pool has too few connections. */
  exportsAtOnce: number
  /** How long a whole export may take, until the client has read all of it. */
  exportTimeoutMs: number
  /** Whether this process runs jobs: imports of large files and periodic maintenance. `only`: it serves nothing else. */
  jobs: 'on' | 'off' | 'only'
  /** Files up to this size are imported within the request; larger ones become a job. */
  importInlineBytes: number
  /** The largest file that an import accepts. */
  importMaxBytes: number
}

/** @param e the checked settings */
export const workConfig = (e: Settings): WorkConfig => ({
  responseCacheBytes: e.RESPONSE_CACHE_MB * 1024 * 1024,
  exportsAtOnce: e.EXPORTS_AT_ONCE,
  exportTimeoutMs: e.EXPORT_TIMEOUT_MS,
  jobs: e.JOBS,
  importInlineBytes: e.IMPORT_INLINE_BYTES,
  importMaxBytes: e.IMPORT_MAX_BYTES,
})
