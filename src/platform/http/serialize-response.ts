import type { z } from 'zod'
import type { Api } from './api.ts'
import { etagOf } from './etag.ts'
import type { SerializedResponse } from './serialized-response.ts'
import type { AnyRoute, ResponseDeclaration, RouteDeclaration, ReadResult } from './route.ts'

const emptyBody = Buffer.alloc(0)

const json = 'application/json; charset=utf-8'

/** The headers of a deprecated operation (RFC 9745, RFC 8594). */
export function deprecationHeaders(deprecated: AnyRoute['deprecated']): Record<string, string> {
  if (deprecated === undefined) return {}
  const { since, sunset } = deprecated
  return {
    deprecation: `@${Math.floor(Date.parse(since) / 1000)}`,
    ...(sunset === undefined ? {} : { sunset: new Date(sunset).toUTCString() }),
  }
}

let serializer: typeof import('./serializer.ts') | undefined

/** The bytes of a value. A Buffer is returned as it is. The serializer is loaded with the first use. */
async function bytesOf(schema: z.ZodType, value: unknown): Promise<Buffer> {
  if (Buffer.isBuffer(value)) return value
  serializer ??= await import('./serializer.ts')
  return serializer.serializeToBytes(schema, value)
}

/** Serializes a result, with the headers of its body. */
export async function serializeResponse(
  { config }: Api,
  route: RouteDeclaration<z.ZodType, z.ZodType, z.ZodType>,
  result: ReadResult,
): Promise<SerializedResponse> {
  const status = result.status ?? 200
  const declared = route.responses[status]
  if (declared === undefined) throw new Error(`${route.operationId} does not declare the status ${status}`)
  const headers: Record<string, string> = { ...deprecationHeaders(route.deprecated), ...result.headers }
  if (headers['location'] !== undefined) headers['location'] = config.pathPrefix + headers['location']
  if (declared.contents !== undefined) return await contentOf(declared.contents, result, status, headers)
  if (declared.schema === undefined) return { status, headers, body: emptyBody }
  if (declared.mediaType !== undefined) {
    headers['content-type'] = declared.mediaType
    return { status, headers, body: Buffer.from(String(result.body)) }
  }
  const body = await bytesOf(declared.schema, result.body)
  headers['content-type'] = json
  headers['etag'] = etagOf(body, result.revision)
  return { status, headers, body }
}

/** Serializes a result in the media type that its handler chose. */
async function contentOf(
  contents: NonNullable<ResponseDeclaration['contents']>,
  { body: value, mediaType, revision }: ReadResult,
  status: number,
  headers: Record<string, string>,
): Promise<SerializedResponse> {
  const content = contents.find((one) => one.mediaType === mediaType)
  if (content === undefined) throw new Error(`${mediaType} is not declared`)
  const body = await bytesOf(content.schema, value)
  const isText = /^text\/|json$|xml$/.test(content.mediaType)
  headers['content-type'] = content.mediaType + (isText ? '; charset=utf-8' : '')
  headers['etag'] = etagOf(body, revision)
  if (contents.length > 1) headers['vary'] = 'Accept'
  return { status, headers, body }
}
