import http from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import aws4 from 'aws4'
import type { S3Settings } from '../../config/files.ts'
import { FileStoreError } from './file-store.ts'

/** More of an error is not read. */
const maxErrorCharacters = 2_000

/** The hash of an empty body (SHA-256 in hex). */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** A request to a bucket. */
export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE'
  /** The key of the object; empty for the bucket itself. */
  key: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** The body; `open` is called again for a repeated request. */
  body?: { open: () => Readable; bytes: number; sha256: string }
  /** The statuses that are no error. */
  accepted: readonly number[]
}

/** Sends a request. @throws FileStoreError for another status, and if there is no answer */
export type SendS3 = (request: S3Request) => Promise<http.IncomingMessage>

/** What S3 says of an error: its code and message, and nothing that could be secret. */
async function errorOf(what: string, answer: http.IncomingMessage): Promise<FileStoreError> {
  const { statusCode = 0 } = answer
  const body = await text(answer).catch(() => '')
  const part = (name: string) =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(body.slice(0, maxErrorCharacters))?.[1]
  const said = [part('Code'), part('Message')].filter((one) => one !== undefined).join(': ')
  return new FileStoreError(`${what}: ${statusCode}${said === '' ? '' : ` ${said}`}`, {
    isMissing: statusCode === 404 && part('Code') !== 'NoSuchBucket',
  })
}

/** Whether the server has closed a connection that was kept, so that the request has not arrived. */
const isStale = (error: unknown, request: http.ClientRequest): boolean =>
  request.reusedSocket && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

/**
 * Sends signed requests (Signature Version 4) to a bucket of S3 or of a server that speaks its language.
 * @param silenceMs how long it may be silent
 */
export function s3Client(settings: S3Settings, silenceMs: number): SendS3 {
  const { bucket, endpoint, region, accessKeyId, secretAccessKey, pathStyle } = settings
  const { request: open, Agent } = endpoint.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const host = pathStyle ? endpoint.host : `${bucket}.${endpoint.host}`
  const base = `${endpoint.pathname.replace(/\/+$/, '')}${pathStyle ? `/${bucket}` : ''}`

  const sendOnce = async (
    { method, key, query, headers, body }: S3Request,
    isRepeated: boolean,
    onRequest: (request: http.ClientRequest) => void,
  ): Promise<http.IncomingMessage> => {
    const search =
      query === undefined ? '' : `?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`
    const signed = aws4.sign(
      {
        service: 's3',
        region,
        method,
        host,
        path: `${base}/${key}${search}`,
        headers: {
          ...headers,
          'x-amz-content-sha256': body?.sha256 ?? emptyHash,
          ...(body === undefined ? {} : { 'content-length': String(body.bytes) }),
        },
      },
      { accessKeyId, secretAccessKey },
    )
    const request = open({
      // a further connection that was kept may be closed as well
      agent: isRepeated ? false : agent,
      method,
      protocol: endpoint.protocol,
      host: pathStyle ? endpoint.hostname : `${bucket}.${endpoint.hostname}`,
      port: endpoint.port,
      path: signed.path,
      headers: signed.headers as http.OutgoingHttpHeaders,
    })
    onRequest(request)
    request.setTimeout(silenceMs, () => request.destroy(new Error(`no answer for ${silenceMs} ms`)))
    const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      request.once('error', reject)
    })
    // an answer may come before the body is sent, which then fails
    if (body === undefined) request.end()
    else pipeline(body.open(), request).catch(() => {})
    const answer = await answered
    // a reader may be slow
    answer.setTimeout(0)
    return answer
  }

  return async (wanted) => {
    const what = `${wanted.method} ${wanted.key === '' ? bucket : wanted.key}`
    for (let isRepeated = false; ; isRepeated = true) {
      let request: http.ClientRequest | undefined
      try {
        const answer = await sendOnce(wanted, isRepeated, (made) => (request = made))
        if (wanted.accepted.includes(answer.statusCode ?? 0)) return answer
        throw await errorOf(what, answer)
      } catch (error) {
        if (error instanceof FileStoreError) throw error
        if (!isRepeated && request !== undefined && isStale(error, request)) continue
        throw new FileStoreError(`${what}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }
    }
  }
}
