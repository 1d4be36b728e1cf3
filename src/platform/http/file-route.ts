import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { matchesNone } from './etag.ts'
import { logAbortedResponse } from './logging.ts'
import { Problem } from './problems.ts'
import { checkedCall, registerOperation } from './register-route.ts'
import type { AnyRoute, Call, RouteDeclaration } from './route.ts'

/** The first and the last byte of a part. */
interface Part {
  first: number
  last: number
}

/** A file that never changes at its address. */
export interface ImmutableFile {
  /** Names its bytes. */
  etag: string
  type: string
  bytes: number
  /** Headers of its own, such as `content-disposition`. */
  headers: Record<string, string>
  open: (part?: Part) => Promise<Readable>
}

/** An operation that answers with a file. */
export interface FileRoute<P extends z.ZodType> extends RouteDeclaration<P, z.ZodType, z.ZodType> {
  method: 'GET'
  timeoutMs: number
  /** @returns undefined if there is no such file */
  handler: (call: Call<P>) => Promise<ImmutableFile | undefined>
}

/** Files of others are never pages: they run nothing, and load nothing. */
const ownHeaders = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'public, max-age=31536000, immutable',
  'accept-ranges': 'bytes',
}

/**
 * The part that a request asks for (RFC 9110, section 14). Undefined for the whole file: also for several parts, for another
 * unit, and if the client has a part of another file.
 * @throws Problem 416 for a part behind the end
 */
function partOf({ method, headers }: FastifyRequest, { bytes, etag }: ImmutableFile): Part | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? []
  if (method !== 'GET' || (first === '' && last === '')) return undefined
  const ifRange = headers['if-range']
  if (ifRange !== undefined && ifRange !== etag) return undefined
  if (first === '') return lastBytes(Number(last), bytes)
  const part = { first: Number(first), last: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
  if (part.first >= bytes) throw notSatisfiable(bytes)
  return part.first <= part.last ? part : undefined
}

function lastBytes(count: number, bytes: number): Part {
  if (count === 0) throw notSatisfiable(bytes)
  return { first: Math.max(0, bytes - count), last: bytes - 1 }
}

const notSatisfiable = (bytes: number) =>
  new Problem('range_not_satisfiable', { headers: { 'content-range': `bytes */${bytes}` } })

/** Registers an operation that answers with a file, or a part of it. An address always has the same bytes. */
export function fileRoute<P extends z.ZodType>(api: Api, route: FileRoute<P>): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const file = await route.handler(checkedCall<P, z.ZodType, z.ZodType>(request, reply))
    if (file === undefined) throw new Problem('not_found')
    const noneMatch = request.headers['if-none-match']
    if (noneMatch !== undefined && !matchesNone(noneMatch, file.etag))
      return reply
        .code(304)
        .headers({ ...ownHeaders, etag: file.etag })
        .send()
    const part = partOf(request, file)
    // before the headers: an error is not cached
    const body = request.method === 'HEAD' ? Readable.from([]) : await file.open(part)
    void reply.headers({ ...ownHeaders, ...file.headers, etag: file.etag }).type(file.type)
    if (part === undefined) void reply.header('content-length', file.bytes)
    else {
      void reply.code(206).headers({
        'content-range': `bytes ${part.first}-${part.last}/${file.bytes}`,
        'content-length': part.last - part.first + 1,
      })
    }
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) logAbortedResponse(request.log, route.operationId, body.errored)
    })
    return reply.send(body)
  }
  registerOperation(api, route as AnyRoute, handle, route.timeoutMs)
}
