import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Api } from './api.ts'
import { drainAfterResponse } from './drain.ts'
import { Problem } from './problems.ts'
import { checkedCall, commit, registerOperation, sendCommitted } from './register-route.ts'
import type { AnyRoute, UploadRoute } from './route.ts'

/** How long a sender may pause. */
const maxPauseMs = 30_000

const uploading = new WeakSet<Socket>()

/** Whether a file is uploaded on this connection, which may take longer than other requests. */
export const isUploading = (socket: Socket): boolean => uploading.has(socket)

const tooLarge = (maxBytes: number) => {
  const megabytes = Math.floor(maxBytes / 1_048_576)
  return new Problem('body_too_large', {
    detail: {
      en: `A file may have ${megabytes} MiB; send it in parts.`,
      vi: `Tệp chỉ được tối đa ${vietnameseNumber(megabytes)} MiB; hãy chia nhỏ rồi gửi.`,
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

/** Registers an operation that takes a file. The file is streamed to the handler. */
export function uploadRoute<P extends z.ZodType, Q extends z.ZodType>(
  api: Api,
  route: UploadRoute<P, Q>,
): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers['content-type'] === undefined) throw new Problem('unsupported_media_type')
    const { body: _body, ...call } = checkedCall<P, Q, z.ZodType>(request, reply)
    try {
      const committed = await route.handler({
        ...call,
        file: chunksOf(request, route.maxBytes),
        commit: (hash, work) => commit(api, route as AnyRoute, request, hash, work),
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
  registerOperation(api, route as AnyRoute, handle, route.timeoutMs)
}
