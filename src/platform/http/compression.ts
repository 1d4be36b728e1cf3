import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { weakEtag } from './etag.ts'
import type { SerializedResponse } from './serialized-response.ts'

/** The content codings of answers, the better one first. */
export const codings = ['br', 'gzip'] as const
export type Coding = (typeof codings)[number]

/** Below, the answer fits into a packet or two anyway. */
export const MIN_COMPRESSED_BYTES = 1024

/** Levels above cost far more time than they save bytes. */
export const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Media types whose content is not packed already. */
export const compressibleTypes =
  /^text\/|^application\/(?:[\w.-]+[+-])?(?:json|xml|yaml|ndjson)\b|^image\/svg/

/** Browsers and tools send few headers: how many are cached, and their greatest length in characters. */
const MAX_CACHED_HEADERS = 200
const MAX_HEADER_CHARACTERS = 200
const cache = new LRUCache<string, Coding | 'identity'>({ max: MAX_CACHED_HEADERS })

/** What its types do not tell: of codings that a caller likes equally the preferred one is taken. */
interface Encodings {
  encodings(available: string[], options: { preferred: string[] }): string[]
}

function preferredCoding(header: string): Coding | 'identity' {
  const negotiator: Encodings = new Negotiator({ headers: { 'accept-encoding': header } })
  const [coding] = negotiator.encodings([...codings, 'identity'], { preferred: [...codings] })
  return codings.find((each) => each === coding) ?? 'identity'
}

/** The coding in which a caller wants an answer; undefined: as it is. */
export function acceptedCoding({ headers }: Pick<FastifyRequest, 'headers'>): Coding | undefined {
  const header = headers['accept-encoding']
  if (header === undefined || typeof header !== 'string' || header.length > MAX_HEADER_CHARACTERS)
    return undefined
  let coding = cache.get(header)
  if (coding === undefined) {
    coding = preferredCoding(header)
    cache.set(header, coding)
  }
  return coding === 'identity' ? undefined : coding
}

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/** An answer whose bytes depend on `Accept-Encoding`, in a coding. It is another one than the plain one: its ETag is weak. */
export async function compressResponse(
  answer: SerializedResponse,
  coding: Coding | undefined,
): Promise<SerializedResponse> {
  const { body, headers } = answer
  const { etag, vary, 'content-type': type = '' } = headers
  if (body.length < MIN_COMPRESSED_BYTES || !compressibleTypes.test(type)) return answer
  const varying = { ...headers, vary: vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
  if (coding === undefined) return { ...answer, headers: varying }
  return {
    ...answer,
    headers: {
      ...varying,
      'content-encoding': coding,
      ...(etag === undefined ? {} : { etag: weakEtag(etag) }),
    },
    body: coding === 'br' ? await brotliAsync(body, brotliOptions) : await gzipAsync(body),
  }
}

/** Makes answers that never change while the process runs: each once for each coding. */
export function memoizedResponses(): (
  name: string,
  coding: Coding | undefined,
  make: () => Promise<SerializedResponse>,
) => Promise<SerializedResponse> {
  const made = new Map<string, Promise<SerializedResponse>>()
  return async (name, coding, make) => {
    const key = `${name} ${coding ?? ''}`
    const answer = made.get(key) ?? make().then((plain) => compressResponse(plain, coding))
    made.set(key, answer)
    try {
      return await answer
    } catch (error) {
      made.delete(key)
      throw error
    }
  }
}
