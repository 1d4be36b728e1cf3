import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { weakened } from './etag.ts'
import type { Outgoing } from './kept-answers.ts'

/** The content codings of answers, the better one first. */
export const codings = ['br', 'gzip'] as const
export type Coding = (typeof codings)[number]

/** Below, the answer fits into a packet or two anyway. */
export const LEAST = 1024

/** Levels above cost far more time than they save bytes. */
export const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Media types whose content is not packed already. */
export const packable = /^text\/|^application\/(?:[\w.-]+[+-])?(?:json|xml|yaml|ndjson)\b|^image\/svg/

/** Browsers and tools send few headers: how many are kept, and their greatest length in characters. */
const MOST = 200
const LONGEST = 200
const known = new Map<string, Coding | undefined>()

/** What its types do not tell: of codings that a caller likes equally the preferred one is taken. */
interface Encodings {
  encodings(available: string[], options: { preferred: string[] }): string[]
}

function preferred(header: string): Coding | undefined {
  const negotiator: Encodings = new Negotiator({ headers: { 'accept-encoding': header } })
  const [coding] = negotiator.encodings([...codings, 'identity'], { preferred: [...codings] })
  return codings.find((each) => each === coding)
}

/** The coding in which a caller wants an answer; undefined: as it is. */
export function codingOf({ headers }: Pick<FastifyRequest, 'headers'>): Coding | undefined {
  const header = headers['accept-encoding']
  if (header === undefined || typeof header !== 'string' || header.length > LONGEST) return undefined
  if (known.has(header)) return known.get(header)
  const coding = preferred(header)
  if (known.size < MOST) known.set(header, coding)
  return coding
}

const brotliPacked = promisify(brotliCompress)
const gzipPacked = promisify(gzip)

/** An answer whose bytes depend on `Accept-Encoding`, in a coding. It is another one than the plain one: its ETag is weak. */
export async function packed(answer: Outgoing, coding: Coding | undefined): Promise<Outgoing> {
  const { body, headers } = answer
  const { etag, vary, 'content-type': type = '' } = headers
  if (body.length < LEAST || !packable.test(type)) return answer
  const varying = { ...headers, vary: vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
  if (coding === undefined) return { ...answer, headers: varying }
  return {
    ...answer,
    headers: {
      ...varying,
      'content-encoding': coding,
      ...(etag === undefined ? {} : { etag: weakened(etag) }),
    },
    body: coding === 'br' ? await brotliPacked(body, brotliOptions) : await gzipPacked(body),
  }
}

/** Makes answers that never change while the process runs: each once for each coding. */
export function madeOnce(): (
  name: string,
  coding: Coding | undefined,
  make: () => Promise<Outgoing>,
) => Promise<Outgoing> {
  const made = new Map<string, Promise<Outgoing>>()
  return async (name, coding, make) => {
    const key = `${name} ${coding ?? ''}`
    const answer = made.get(key) ?? make().then((plain) => packed(plain, coding))
    made.set(key, answer)
    try {
      return await answer
    } catch (error) {
      made.delete(key)
      throw error
    }
  }
}
