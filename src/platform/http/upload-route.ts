import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Api } from './api.ts'
import { drainAfterResponse } from './drain.ts'
import { Problem } from './problems.ts'
import { checkedCall, commit, registerOperation, sendCommitted, writeHandler } from './register-route.ts'
import type { AnyRoute, UploadRoute, WriteRoute } from './route.ts'

/** How long a sender may pause. */
const maxPauseMs = 30_000

const uploading = new WeakSet<Socket>()

/** Whether a file is uploaded on this connection, which may take longer than other requests. */
export const isUploading = (socket: Socket): boolean => uploading.has(socket)

/** The error for a file that is too large. */
export const tooLarge = (maxBytes: number): Problem => {
  const megabytes = Math.floor(maxBytes / 1_048_576)
  return new Problem('body_too_large', {
    detail: {
      en: `A file may have ${megabytes} MiB; send it in parts.`,
      vi: `Tệp không được lớn hơn ${vietnameseNumber(megabytes)} MiB; hãy chia nhỏ rồi gửi.`,
    },
  })
}

const fileAborted = (cause: unknown) =>
  new Problem('malformed_body', {
    detail: {
      en: 'The file ended before it was whole; nothing of it is stored. Send it again.',
      vi: 'Tệp bị ngắt trước khi gửi xong; chưa lưu gì. Hãy gửi lại.',
    },
    cause,
  })

/** The next chunk of a body. @throws Problem 408 after a long pause, 400 if the body breaks off */
async function nextChunk(chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('request_timeout')), maxPauseMs)
  })
  try {
    return await Promise.race([chunks.next(), timeout])
  } catch (error) {
    throw error instanceof Problem ? error : fileAborted(error)
  } finally {
    clearTimeout(timer)
  }
}

/** The chunks of a body as they arrive. The stream stays open after an error, so that the response can be sent. */
async function* chunksOf({ headers, body, raw }: FastifyRequest, maxBytes: number): AsyncGenerator<Buffer> {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  if (!(body instanceof Readable)) return
  const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let bytes = 0
  uploading.add(raw.socket)
  try {
    for (let chunk = await nextChunk(chunks); !chunk.done; chunk = await nextChunk(chunks)) {
      bytes += chunk.value.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      yield chunk.value
    }
  } finally {
    uploading.delete(raw.socket)
  }
}

/** What an upload route needs beside its declaration. */
type Upload<P extends z.ZodType, Q extends z.ZodType> = AnyRoute &
  Pick<UploadRoute<P, Q>, 'maxBytes' | 'handler'>

/** The handler of requests with a file, which is streamed to the handler of the route. */
function uploadHandler<P extends z.ZodType, Q extends z.ZodType>(api: Api, route: Upload<P, Q>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers['content-type'] === undefined) throw new Problem('unsupported_media_type')
    const { body: _body, ...call } = checkedCall<P, Q, z.ZodType>(request, reply)
    try {
      const committed = await route.handler({
        ...call,
        file: chunksOf(request, route.maxBytes),
        commit: (hash, work) => commit(api, route, request, hash, work),
      })
      return await sendCommitted(request, reply, committed)
    } catch (error) {
      // the unread part of the body must not be parsed as the next request
      if (!request.raw.complete) {
        void reply.header('connection', 'close')
        drainAfterResponse(request.raw)
      }
      throw error
    }
  }
}

/** Registers an operation that takes a file. */
export function uploadRoute<P extends z.ZodType, Q extends z.ZodType>(
  api: Api,
  route: UploadRoute<P, Q>,
): void {
  registerOperation(api, route as AnyRoute, uploadHandler(api, route as Upload<P, Q>), route.timeoutMs)
}

/** Registers an operation that takes JSON, or a file. @param write the handler of JSON */
export function writeOrUploadRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  api: Api,
  { write, ...route }: UploadRoute<P, Q> & { body: B; write: WriteRoute<P, Q, B>['handler'] },
): void {
  const onFile = uploadHandler(api, route as Upload<P, Q>)
  const onJson = writeHandler(api, { ...route, handler: write })
  registerOperation(
    api,
    route as AnyRoute,
    (request, reply) => (request.body instanceof Readable ? onFile(request, reply) : onJson(request, reply)),
    route.timeoutMs,
  )
}
