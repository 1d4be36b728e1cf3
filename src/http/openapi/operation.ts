import { z } from 'zod'
import { policy, type PolicyEntry } from '../policy.ts'
import { problems, type ProblemCode } from '../problems.ts'
import { problemSchema } from '../problem-schema.ts'
import type { AnyRoute } from '../route.ts'
import { describeSchema, isObject, mend, type Components, type JsonSchema } from './json-schema.ts'

/** Every problem that follows from a declaration: what the shared conventions can answer to such a request. */
export function problemsOf(route: AnyRoute): ProblemCode[] {
  const entry: PolicyEntry = policy[route.operationId]
  const codes: ProblemCode[] = [
    'rate_limited',
    'internal',
    'unavailable',
    'invalid_credentials',
    'invalid_request',
    'malformed_request',
  ]
  if (entry.needs !== 'public') codes.push('unauthenticated', 'forbidden')
  if (entry.all_rows !== undefined) codes.push('forbidden')
  if (route.params) codes.push('not_found')
  if (route.body) codes.push('malformed_body', 'body_too_large', 'unsupported_media_type', 'request_timeout')
  if (route.method !== 'GET') codes.push('write_conflict')
  if (route.ifMatch) codes.push('precondition_failed', 'precondition_required')
  if (route.idempotencyKey === 'accepted') codes.push('idempotency_in_progress', 'idempotency_mismatch')
  return [...new Set([...codes, ...(route.problems ?? [])])]
}

const headerOf = (description: string, schema: JsonSchema = { type: 'string' }) => ({ description, schema })

const sharedHeaders = {
  'X-Request-Id': headerOf('Names this request in the log of the server.'),
  RateLimit: headerOf('What is left of the limit, and for how long.'),
  'RateLimit-Policy': headerOf('The limit that holds for the caller.'),
}

function successHeaders(route: AnyRoute, status: number): JsonSchema {
  const headers: JsonSchema = { ...sharedHeaders }
  const hasBody = route.answers[status]?.schema !== undefined
  if (hasBody) headers['ETag'] = headerOf('Revision and hash of the answer, for If-Match and If-None-Match.')
  if (route.operationId.startsWith('list'))
    headers['Link'] = headerOf('The pages before and after (RFC 8288).')
  if (status === 201 || status === 308) headers['Location'] = headerOf('The address of the resource.')
  if (route.idempotencyKey === 'accepted') {
    headers['Idempotency-Replayed'] = headerOf(
      '`true` where the first answer to this Idempotency-Key is sent again.',
    )
  }
  return headers
}

function problemResponses(route: AnyRoute, components: Components): JsonSchema {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(route)) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const schema = describeSchema(problemSchema, 'output', components)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => `\`${code}\`: ${problems[code].when}`).join(' '),
          headers: {
            ...sharedHeaders,
            ...(status === 429 || status === 503
              ? { 'Retry-After': headerOf('Seconds to wait before the next try.') }
              : {}),
            ...(status === 412 ? { ETag: headerOf('The current revision.') } : {}),
          },
          content: { 'application/problem+json': { schema } },
        },
      ]),
  )
}

function successResponses(route: AnyRoute, components: Components): JsonSchema {
  const answers = Object.entries(route.answers).map(([status, answer]) => {
    const response: JsonSchema = {
      description: answer.description,
      headers: successHeaders(route, Number(status)),
    }
    if (answer.schema) {
      const schema = describeSchema(answer.schema, 'output', components)
      response['content'] = { [answer.mediaType?.split(';')[0] ?? 'application/json']: { schema } }
    }
    return [status, response] as const
  })
  const isRead = route.method === 'GET' && route.answers[200]?.mediaType === undefined
  const notModified = {
    description: 'What you have is still right (`If-None-Match`).',
    headers: sharedHeaders,
  }
  return Object.fromEntries(isRead ? [...answers, ['304', notModified]] : answers)
}

function parameter(
  name: string,
  where: 'query' | 'path' | 'header',
  schema: JsonSchema,
  required: boolean,
): JsonSchema {
  const { description, list, scalar, ...rest } = schema
  const base = { name, in: where, required, description: description ?? name }
  if (isObject(list)) {
    const items = mend(list) as JsonSchema
    return { ...base, style: 'form', explode: false, schema: { type: 'array', items, minItems: 1 } }
  }
  return { ...base, schema: isObject(scalar) ? scalar : rest }
}

/** A parameter's own words (`list`, `scalar`) are read before `mend` drops them. */
function parametersOf(schema: z.ZodType | undefined, where: 'query' | 'path'): JsonSchema[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, field]) => {
    const raw = z.toJSONSchema(field as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    const { list, scalar } = raw
    const mended = { ...(mend(raw) as JsonSchema), ...(list ? { list } : {}), ...(scalar ? { scalar } : {}) }
    return parameter(name, where, mended, where === 'path')
  })
}

function headerParameters(route: AnyRoute): JsonSchema[] {
  const header = (name: string, description: string, required: boolean) =>
    parameter(name, 'header', { type: 'string', description }, required)
  const headers = [header('Accept-Language', 'Language of problems: `en` (default) or `vi`.', false)]
  if (route.ifMatch) {
    headers.push(
      header(
        'If-Match',
        'The ETag you last read, `"<revision>"`, or `*` for whatever is there. Absent: 428.',
        true,
      ),
    )
  }
  if (route.idempotencyKey === 'accepted') {
    headers.push(
      header(
        'Idempotency-Key',
        'A fresh unique text; repeating the request with it changes nothing twice.',
        false,
      ),
    )
  }
  if (route.method === 'GET')
    headers.push(header('If-None-Match', 'ETags you have; an equal answer comes as 304.', false))
  return headers
}

/** An OpenAPI operation, made of a declaration and nothing else. */
export function operationOf(route: AnyRoute, components: Components): JsonSchema {
  const entry: PolicyEntry = policy[route.operationId]
  const operation: JsonSchema = {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: `${route.description}${entry.needs === 'public' ? '' : ` Needs the scope \`${entry.needs}\`.`}`,
    // an empty requirement: the key may be left out
    security: entry.needs === 'public' ? [{}, { apiKey: [] }] : [{ apiKey: [] }],
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...headerParameters(route),
    ],
    responses: { ...successResponses(route, components), ...problemResponses(route, components) },
  }
  if (route.deprecated) operation['deprecated'] = true
  if (route.body) {
    const schema = describeSchema(route.body, 'input', components)
    const types = ['application/json', ...(route.bodyTypes ?? [])]
    const required = !route.body.safeParse(undefined).success
    operation['requestBody'] = {
      required,
      content: Object.fromEntries(types.map((type) => [type, { schema }])),
    }
  }
  return operation
}
