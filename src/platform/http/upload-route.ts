import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Api } from './api.ts'
import { drainAfterResponse } from './drain.ts'
import { Problem } from './problems.ts'
import { checkedCall, commit, registerOperation, sendCommitted, writeHandler } from './register-route.ts'
import type { AnyRoute, UploadPace, UploadRoute, WriteRoute } from './route.ts'

/** The pace of files without one of their own. */
const anyPace: UploadPace = { pauseMs: 30_000, minBytes: 0 }

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

const tooSlow = (cause: string) =>
  new Problem('request_timeout', {
    detail: {
      en: 'The file arrives too slowly, or not at all any more; nothing of it is stored. Send it again over a better line, or make it smaller.',
      vi: 'Tệp gửi lên quá chậm hoặc đã ngừng gửi; chưa lưu gì. Hãy gửi lại khi đường truyền tốt hơn, hoặc giảm dung lượng tệp.',
    },
    cause,
  })

/** The next chunk of a body. @throws Problem 408 after a long pause, 400 if the body breaks off */
async function nextChunk(chunks: AsyncIterator<Buffer>, pauseMs: number): Promise<IteratorResult<Buffer>> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow('pause')), pauseMs)
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
async function* chunksOf(
  { headers, body, raw }: FastifyRequest,
  maxBytes: number,
  { pauseMs, minBytes }: UploadPace,
): AsyncGenerator<Buffer> {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  if (!(body instanceof Readable)) return
  const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let bytes = 0
  // only the time that the sender takes counts
  let waitedMs = 0
  let bytesAtStart = 0
  uploading.add(raw.socket)
  try {
    while (true) {
      const askedAt = performance.now()
      const chunk = await nextChunk(chunks, pauseMs)
      if (chunk.done) return
      waitedMs += performance.now() - askedAt
      bytes += chunk.value.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      if (waitedMs >= pauseMs) {
        if (bytes - bytesAtStart < minBytes) throw tooSlow('rate')
        waitedMs = 0
        bytesAtStart = bytes
      }
      yield chunk.value
    }
  } finally {
    uploading.delete(raw.socket)
  }
}

/** What an upload route needs beside its declaration. */
type Upload<P extends z.ZodType, Q extends z.ZodType> = AnyRoute &
  Pick<UploadRoute<P, Q>, 'maxBytes' | 'pace' | 'handler'>

/** The handler of requests with a file, which is streamed to the handler of the route. */
function uploadHandler<P extends z.ZodType, Q extends z.ZodType>(api: Api, route: Upload<P, Q>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers['content-type'] === undefined) throw new Problem('unsupported_media_type')
    const { body: _body, ...call } = checkedCall<P, Q, z.ZodType>(request, reply)
    try {
      const committed = await route.handler({
        ...call,
        file: chunksOf(request, route.maxBytes, route.pace ?? anyPace),
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
