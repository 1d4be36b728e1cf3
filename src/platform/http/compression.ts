import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { weakEtag } from './etag.ts'
import type { SerializedResponse } from './serialized-response.ts'

/** The content codings of responses, the preferred one first. */
export const codings = ['br', 'gzip'] as const

/** A content coding (RFC 9110, section 8.4.1). */
type Coding = (typeof codings)[number]

/** Smaller responses fit into one or two packets. */
const minCompressedBytes = 1024

/** Higher levels cost much more time and save few bytes. */
export const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Media types whose content is not compressed already. */
export const compressibleTypes =
  /^text\/|^application\/(?:[\w.-]+[+-])?(?:json|xml|yaml|ndjson)\b|^image\/svg/

/** How many `Accept-Encoding` headers are cached, and their maximum length. */
const maxCachedHeaders = 200
const maxHeaderCharacters = 200
const cache = new LRUCache<string, Coding | 'identity'>({ max: maxCachedHeaders })

/** An option of `negotiator` that its types lack: the order of codings with equal weights. */
interface Encodings {
  encodings(available: string[], options: { preferred: string[] }): string[]
}

function preferredCoding(header: string): Coding | 'identity' {
  const negotiator: Encodings = new Negotiator({ headers: { 'accept-encoding': header } })
  const [coding] = negotiator.encodings([...codings, 'identity'], { preferred: [...codings] })
  return codings.find((each) => each === coding) ?? 'identity'
}

/** The coding that `Accept-Encoding` prefers; undefined for none. */
export function acceptedCoding({ headers }: Pick<FastifyRequest, 'headers'>): Coding | undefined {
  const header = headers['accept-encoding']
  if (header === undefined || typeof header !== 'string' || header.length > maxHeaderCharacters)
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

/** Compresses a response, if it is worth it. The compressed bytes differ, so that its ETag becomes weak. */
export async function compressResponse(
  response: SerializedResponse,
  coding: Coding | undefined,
): Promise<SerializedResponse> {
  const { body, headers } = response
  const { etag, vary, 'content-type': type = '' } = headers
  if (body.length < minCompressedBytes || !compressibleTypes.test(type)) return response
  const varying = { ...headers, vary: vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
  if (coding === undefined) return { ...response, headers: varying }
  return {
    ...response,
    headers: {
      ...varying,
      'content-encoding': coding,
      ...(etag === undefined ? {} : { etag: weakEtag(etag) }),
    },
    body: coding === 'br' ? await brotliAsync(body, brotliOptions) : await gzipAsync(body),
  }
}

/** Caches responses that do not change while the process runs, by name and coding. */
export function memoizedResponses(): (
  name: string,
  coding: Coding | undefined,
  make: () => Promise<SerializedResponse>,
) => Promise<SerializedResponse> {
  const cache = new Map<string, Promise<SerializedResponse>>()
  return async (name, coding, make) => {
    const key = `${name} ${coding ?? ''}`
    const response = cache.get(key) ?? make().then((plain) => compressResponse(plain, coding))
    cache.set(key, response)
    try {
      return await response
    } catch (error) {
      cache.delete(key)
      throw error
    }
  }
}
