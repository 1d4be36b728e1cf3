import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Precondition, EntityTags } from './etag.ts'
import type { Access, PolicyEntry } from '../access/policy.ts'
import type { Bilingual, ProblemCode } from './problems.ts'
import type { Change, Reading } from './audit-trail.ts'
import type { SerializedResponse } from './serialized-response.ts'
import type { Transaction } from '../database/database.ts'

/** A successful response of an operation. */
export interface ResponseDeclaration {
  description: string
  /** Absent for responses without a body. */
  schema?: z.ZodType
  /** A media type other than JSON; the handler then returns the text. */
  mediaType?: string
  /** The media types of a response that has several; it replaces `schema` and `mediaType`. */
  contents?: readonly { mediaType: string; schema: z.ZodType }[]
  /** With `contents`: the response is not streamed, so that it has an ETag. */
  whole?: boolean
}

/** The declaration of an operation without its handler. Validation, access and the OpenAPI document are derived from it. */
export interface RouteDeclaration<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  operationId: string
  tag: string
  /** Its title in English and in Vietnamese, without a full stop. */
  summary: Bilingual
  description: string
  params?: P
  query?: Q
  body?: B
  /** Accepted media types beside `application/json`. */
  bodyTypes?: string[]
  bodyLimit?: number
  /** Removes fields that are not input from the body, before it is validated. */
  extractInput?: (request: FastifyRequest) => void
  responses: Record<number, ResponseDeclaration>
  /** Problems beside those that follow from the rest of the declaration. */
  problems?: ProblemCode[]
  /**
   * The response to callers without a key depends only on the database and the URL, so that it can be cached until the
   * database changes.
   */
  cacheable?: boolean
  /** The response is the same for every caller while the process runs, so that it is made once. */
  immutable?: boolean
  /** A part of the path is a secret: problems name the pattern of the path instead. */
  hasSecretPath?: boolean
  /** When the operation was deprecated (RFC 9745), and when it will be removed (RFC 8594). */
  deprecated?: { since: string; sunset?: string }
}

/** The argument of a handler: validated input, and the access of the caller. */
export interface Call<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  access: Access
  request: FastifyRequest
  reply: FastifyReply
}

/** The result of a read. */
export interface ReadResult {
  /** A value for the schema of the response, or its bytes in a Buffer. */
  body: unknown
  /** The revision of the row in the body; absent for lists. */
  revision?: number
  status?: number
  headers?: Record<string, string>
  /** The media type of the body, for a response with several `contents`. */
  mediaType?: string
  /** What the audit trail notes of it. */
  reading?: Reading | undefined
}

/** The result of a write. */
export interface WriteResult extends ReadResult {
  status: number
  /** The changes for the audit trail; empty if nothing changed. */
  changes: Change[]
  /** Called when the write is stored, before the response. Its error is logged: the write stays. */
  committed?: () => Promise<void> | undefined
}

/** The argument of a write handler. */
export interface WriteCall<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  M = unknown,
> extends Call<P, Q, B> {
  transaction: Transaction
  /** From `If-Match`; always set if the declaration requires it. */
  precondition: Precondition
  /** From `If-None-Match`: a row with one of these tags is not written. */
  ifNoneMatch: EntityTags | undefined
  /** The result of `precompute`. */
  precomputed: M
  /** Takes the changes of rows beside those of the result, for the audit trail. */
  alsoChanged: Change[]
}

/** A read operation with its handler. */
export interface ReadRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends RouteDeclaration<P, Q, B> {
  handler: (call: Call<P, Q, B>) => Promise<ReadResult>
}

/** A write operation with its handler. */
export interface WriteRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  M = unknown,
> extends RouteDeclaration<P, Q, B> {
  /** Whether `If-Match` is required (`true`) or optional. Absent: the operation is not about one row. */
  ifMatch?: true | 'optional'
  /** `accepted` (POST): a repeated `Idempotency-Key` gets the first response. `refused`: the response contains a secret. */
  idempotencyKey?: 'accepted' | 'refused'
  /** Computes what takes long and needs no transaction, before the transaction begins. */
  precompute?: (call: Call<P, Q, B>) => Promise<M>
  handler: (call: WriteCall<P, Q, B, M>) => Promise<WriteResult>
}

/** The response of a committed transaction. A replayed one was stored by an earlier request. */
export interface CommittedResponse {
  response: SerializedResponse
  replayed: boolean
}

/** The argument of an upload handler: the file is read while it arrives. */
export interface UploadCall<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> extends Omit<
  Call<P, Q>,
  'body'
> {
  /** The bytes of the file. @throws Problem 408 if the sender pauses for too long, 413 for more than `maxBytes` */
  file: AsyncIterable<Buffer>
  /**
   * Runs a write in a transaction, with its audit rows and the stored response.
   * @param hash the hash of the file, which is equal in a repeated request
   */
  commit: (
    hash: string,
    work: (transaction: Transaction) => Promise<WriteResult>,
  ) => Promise<CommittedResponse>
}

/** A kind of file that an operation accepts. */
export interface Upload {
  mediaType: string
  schema: z.ZodType
  example: unknown
}

/** How fast a file arrives at least; a slower one is a 408. */
export interface UploadPace {
  /** How long a sender may pause. */
  pauseMs: number
  /** How many bytes arrive in this time at least. */
  minBytes: number
}

/** An operation that takes a file, with its handler. */
export interface UploadRoute<P extends z.ZodType, Q extends z.ZodType> extends RouteDeclaration<
  P,
  Q,
  z.ZodType
> {
  method: 'POST'
  uploads: readonly Upload[]
  /** Further accepted media types: the handler can then explain what is wrong with the file. */
  furtherTypes?: readonly string[]
  idempotencyKey: 'accepted'
  /** The maximum size of a file. */
  maxBytes: number
  /** Absent: a sender may be as slow as it likes, and pause for 30 seconds. */
  pace?: UploadPace
  /** How long the request may take, with the time of the upload. */
  timeoutMs: number
  handler: (call: UploadCall<P, Q>) => Promise<CommittedResponse>
}

/** The result of a stream handler. */
interface StreamResult {
  /** The headers of the response, with `content-type`. */
  headers: Record<string, string>
  /**
   * Opens the stream; not called for HEAD. An error that it throws becomes a problem. If the stream fails later, the
   * connection is closed, so that the client does not take a part for the whole.
   */
  open: () => Promise<Readable>
}

/** An operation with a streamed response, with its handler. */
export interface StreamRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends RouteDeclaration<P, Q, B> {
  method: 'GET'
  /** How long the response may take, with the time of its reader. */
  timeoutMs: number
  handler: (call: Call<P, Q, B>) => Promise<StreamResult>
}

/** A declaration without the types of its schemas, for the document and the hooks. */
export interface AnyRoute extends RouteDeclaration<z.ZodType, z.ZodType, z.ZodType> {
  ifMatch?: true | 'optional'
  idempotencyKey?: 'accepted' | 'refused'
  uploads?: readonly Upload[]
  furtherTypes?: readonly string[]
}

/** A declaration with its policy entry. */
export interface RegisteredRoute extends AnyRoute {
  policy: PolicyEntry
}

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: RegisteredRoute
  }
  interface FastifyRequest {
    /** The caller and its access, set before the body is read. */
    access: Access
  }
}
