import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Precondition, EntityTags } from './etag.ts'
import type { Access, PolicyEntry } from '../access/policy.ts'
import type { ProblemCode } from './problems.ts'
import type { Change } from './audit-trail.ts'
import type { SerializedResponse } from './serialized-response.ts'
import type { Transaction } from '../database/database.ts'

/** A success that an operation may answer with. */
export interface ResponseDeclaration {
  description: string
  /** Absent for answers without a body. */
  schema?: z.ZodType
  /** A media type other than JSON; the handler then gives the text itself. */
  mediaType?: string
  /** In place of both, of an answer that comes in one of several media types. */
  contents?: readonly { mediaType: string; schema: z.ZodType }[]
  /** Of `contents`: the answer is made whole before it is sent, and so has an ETag; a stream has none. */
  whole?: boolean
}

/** Everything about an operation but its handler: validation, access and the document come from this one value. */
export interface RouteDeclaration<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  operationId: string
  tag: string
  summary: string
  description: string
  params?: P
  query?: Q
  body?: B
  /** Accepted besides `application/json`. */
  bodyTypes?: string[]
  bodyLimit?: number
  /** Takes out of a body what is no part of its input, before it is checked. */
  extractInput?: (request: FastifyRequest) => void
  responses: Record<number, ResponseDeclaration>
  /** Problems beyond those that follow from the rest of the declaration. */
  problems?: ProblemCode[]
  /**
   * What readers without a key get follows from the database and the address alone, so that it may be given again while
   * nothing has changed.
   */
  cacheable?: boolean
  /** The answer is the same for every caller as long as the process runs: it is made once. */
  immutable?: boolean
  /** RFC 9745 and RFC 8594: when it was deprecated, and when it goes. */
  deprecated?: { since: string; sunset?: string }
}

/** What a handler gets: input that has been checked, and what the caller may see. */
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

/** What a reading handler gives back. */
export interface ReadResult {
  /** What the answer's schema makes JSON of, or a Buffer of its bytes. */
  body: unknown
  /** Of the one resource that the body shows; lists have none. */
  revision?: number
  status?: number
  headers?: Record<string, string>
  /** Which of the answer's `contents` it is; the body is then its bytes, or what its schema makes JSON of. */
  mediaType?: string
}

/** What a writing handler gives back; everything is stored in one transaction, or nothing is. */
export interface WriteResult extends ReadResult {
  status: number
  /** What was changed, for the audit trail; empty when all was so already. */
  changes: Change[]
}

/** A call inside its transaction. */
export interface WriteCall<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  M = unknown,
> extends Call<P, Q, B> {
  transaction: Transaction
  /** From `If-Match`; always there where the declaration demands it. */
  precondition: Precondition
  /** From `If-None-Match`: what it names is left as it is. */
  ifNoneMatch: EntityTags | undefined
  /** What the route has made of the request beforehand. */
  precomputed: M
}

export interface ReadRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends RouteDeclaration<P, Q, B> {
  handler: (call: Call<P, Q, B>) => Promise<ReadResult>
}

export interface WriteRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  M = unknown,
> extends RouteDeclaration<P, Q, B> {
  /** Whether `If-Match` must name what the caller has read, or may (`optional`). Absent: it is about no one row. */
  ifMatch?: true | 'optional'
  /** `accepted` (POST): a repeated `Idempotency-Key` gets the first answer. `refused`: the answer holds a secret. */
  idempotencyKey?: 'accepted' | 'refused'
  /** Does what takes long and needs no transaction before it begins; an answer that is repeated does it in vain. */
  precompute?: (call: Call<P, Q, B>) => Promise<M>
  handler: (call: WriteCall<P, Q, B, M>) => Promise<WriteResult>
}

/** A response whose effect is stored; a replayed one was stored by an earlier request. */
export interface Committed {
  response: SerializedResponse
  replayed: boolean
}

/** A call whose body is a file, read as it comes. */
export interface UploadCall<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> extends Omit<
  Call<P, Q>,
  'body'
> {
  /** @throws Problem 408 for a sender who sends nothing for too long, 413 for more than `mostBytes` */
  file: AsyncIterable<Buffer>
  /**
   * Stores the effect, its audit rows and the answer to repeat in one transaction.
   * @param hash of the file: a repeated request has the same
   */
  commit: (hash: string, work: (transaction: Transaction) => Promise<WriteResult>) => Promise<Committed>
}

/** A kind of file that is taken, and what it consists of. */
export interface Upload {
  mediaType: string
  schema: z.ZodType
  example: unknown
}

export interface UploadRoute<P extends z.ZodType, Q extends z.ZodType> extends RouteDeclaration<
  P,
  Q,
  z.ZodType
> {
  method: 'POST'
  uploads: readonly Upload[]
  /** Media types that are taken besides, so that the handler can say what is wrong with the file. */
  furtherTypes?: readonly string[]
  idempotencyKey: 'accepted'
  /** How many bytes a file may have. */
  maxBytes: number
  /** How long the whole of it may take, its sender included. */
  timeoutMs: number
  handler: (call: UploadCall<P, Q>) => Promise<Committed>
}

/** What a streaming handler gives back once the request is understood. */
export interface StreamResult {
  /** `content-type` among them. */
  headers: Record<string, string>
  /**
   * Begins the work; a HEAD request never does. What it throws is answered as a problem; when the stream fails later,
   * the connection is cut, so that what came of it cannot pass for the whole.
   */
  open: () => Promise<Readable>
}

export interface StreamRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends RouteDeclaration<P, Q, B> {
  method: 'GET'
  /** How long the whole answer may take, its reader included. */
  timeoutMs: number
  handler: (call: Call<P, Q, B>) => Promise<StreamResult>
}

/** A declaration with its schemas' types forgotten: what the document and the hooks need. */
export interface AnyRoute extends RouteDeclaration<z.ZodType, z.ZodType, z.ZodType> {
  ifMatch?: true | 'optional'
  idempotencyKey?: 'accepted' | 'refused'
  uploads?: readonly Upload[]
  furtherTypes?: readonly string[]
}

/** A declaration with the policy of its operation. */
export interface RegisteredRoute extends AnyRoute {
  policy: PolicyEntry
}

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: RegisteredRoute
  }
  interface FastifyRequest {
    /** Who calls and what they get, set before the body is read. */
    access: Access
  }
}

export type Method = HTTPMethods
