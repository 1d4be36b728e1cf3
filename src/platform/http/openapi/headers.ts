import { reference } from './components.ts'
import type { JsonSchema } from './json-schema.ts'

const text = { type: 'string' }
const seconds = { type: 'integer', minimum: 0 }

const header = (description: string, schema: JsonSchema, example: unknown): JsonSchema => ({
  description,
  schema,
  example,
})

/** Response headers, by the name of their component. */
export const responseHeaders = {
  'X-Request-Id': header(
    'Names this request in the log of the server.',
    text,
    '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
  ),
  RateLimit: header(
    'How many requests are left, and for how many seconds (draft-ietf-httpapi-ratelimit-headers). Absent if there is no limit.',
    text,
    '"anonymous";r=599;t=60',
  ),
  'RateLimit-Policy': header(
    'The limit of the caller, and its window in seconds. Absent if there is no limit.',
    text,
    '"anonymous";q=600;w=60',
  ),
  ETag: header(
    'Revision and hash of the response, for `If-Match` and `If-None-Match`; lists have only the hash. A compressed response has the weak form (`W/`), which is accepted too.',
    text,
    '"3-qUqP5cyxm6YcTAhz05Hph5gvu9M"',
  ),
  Link: header(
    'The pages before and after (RFC 8288), with the same cursors as `page`. Absent if there is one page.',
    text,
    '</v1/programs?cursor=eyJrIjpbXX0>; rel="next"',
  ),
  Location: header(
    'The address of the resource.',
    { type: 'string', format: 'uri-reference' },
    '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
  ),
  'Content-Disposition': header(
    'The name of the file (RFC 6266).',
    text,
    'attachment; filename="programs.csv"',
  ),
  'Idempotency-Replayed': header(
    '`true` if the first response to this `Idempotency-Key` is sent again; absent otherwise.',
    { type: 'string', const: 'true' },
    'true',
  ),
  'Retry-After': header('Seconds to wait before the next try.', seconds, 2),
  'WWW-Authenticate': header('How to authenticate (RFC 6750).', text, 'Bearer realm="bantin"'),
} as const satisfies Record<string, JsonSchema>

/** The name of a response header. */
export type HeaderName = keyof typeof responseHeaders

/** References to headers, for a response. */
export const headersNamed = (names: readonly HeaderName[]): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, reference('headers', name)]))

/** The headers of every response. */
export const sharedHeaders: readonly HeaderName[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']
