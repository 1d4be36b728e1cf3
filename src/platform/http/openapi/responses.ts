import { problemSchema } from '../problem-schema.ts'
import { problems, type ProblemCode } from '../problems.ts'
import type { AnyRoute, RegisteredRoute, ResponseDeclaration } from '../route.ts'
import { describeSchema, reference, type Components } from './components.ts'
import { mediaExamples, problemExamples } from './examples.ts'
import { headersNamed, sharedHeaders, type HeaderName } from './headers.ts'
import type { JsonSchema } from './json-schema.ts'
import { responseName } from './response-names.ts'

/** All problems that can be the response of an operation, as they follow from its declaration. */
function problemsOf(route: RegisteredRoute): ProblemCode[] {
  const entry = route.policy
  const codes: ProblemCode[] = [
    'internal',
    'unavailable',
    'invalid_request',
    'malformed_request',
    'headers_too_large',
  ]
  if (!entry.probe) codes.push('rate_limited', 'invalid_credentials')
  if (entry.needs !== 'public') codes.push('unauthenticated', 'forbidden')
  if (entry.all_rows !== undefined) codes.push('forbidden')
  if (route.params) codes.push('not_found', 'uri_too_long')
  if (route.method !== 'GET') {
    // a client can send a body to an operation without one
    codes.push('malformed_body', 'body_too_large', 'unsupported_media_type', 'request_timeout')
    codes.push('write_conflict')
  }
  if (route.ifMatch) codes.push('precondition_failed')
  if (route.ifMatch === true) codes.push('precondition_required')
  if (route.idempotencyKey === 'accepted') codes.push('idempotency_in_progress', 'idempotency_mismatch')
  return [...new Set([...codes, ...(route.problems ?? [])])]
}

/** Whether a read operation supports `If-None-Match`. */
export const isConditional = (route: AnyRoute): boolean =>
  route.method === 'GET' && hasEtag(route.responses[200])

/** Whether a response has an ETag; texts and streams have none. */
const hasEtag = (response: ResponseDeclaration | undefined): boolean =>
  response?.whole === true || (response?.schema !== undefined && response.mediaType === undefined)

function successHeaders(route: AnyRoute, status: number): HeaderName[] {
  const names: HeaderName[] = [...sharedHeaders]
  const response = route.responses[status]
  if (hasEtag(response)) names.push('ETag')
  if (route.operationId.startsWith('list')) names.push('Link')
  if (response?.contents !== undefined && response.contents.length > 1) names.push('Content-Disposition')
  if (status === 201 || status === 202 || status === 308) names.push('Location')
  if (route.idempotencyKey === 'accepted') names.push('Idempotency-Replayed')
  return names
}

function problemHeaders(status: number): HeaderName[] {
  const names: Record<number, HeaderName[]> = {
    401: ['WWW-Authenticate'],
    403: ['WWW-Authenticate'],
    409: ['Retry-After'],
    412: ['ETag'],
    429: ['Retry-After'],
    503: ['Retry-After'],
  }
  return [...sharedHeaders, ...(names[status] ?? [])]
}

/** Operations with the same problems of a status share one response. */
function problemResponse(
  status: number,
  codes: readonly ProblemCode[],
  operationId: string,
  components: Components,
): JsonSchema {
  const combination = codes.join(' ')
  const name = components.responseNames.get(combination) ?? responseName(codes, status, operationId)
  if (!components.responseNames.has(combination)) {
    components.responseNames.set(combination, name)
    const schema = describeSchema(problemSchema, 'output', components)
    components.responses.set(name, {
      description: codes.map((code) => `\`${code}\`: ${problems[code].when}`).join(' '),
      headers: headersNamed(problemHeaders(status)),
      content: { 'application/problem+json': { schema, ...problemExamples(codes, components) } },
    })
  }
  return reference('responses', name)
}

function problemResponses(route: RegisteredRoute, components: Components): JsonSchema {
  const byStatus = new Map<number, ProblemCode[]>()
  const order = Object.keys(problems)
  for (const code of problemsOf(route).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        problemResponse(status, codes, route.operationId, components),
      ]),
  )
}

function successResponses(route: AnyRoute, components: Components): JsonSchema {
  const successes = Object.entries(route.responses).map(([status, success]) => {
    const response: JsonSchema = {
      description: success.description,
      headers: headersNamed(successHeaders(route, Number(status))),
    }
    for (const { mediaType, schema: zod } of success.contents ?? []) {
      const schema = describeSchema(zod, 'output', components)
      const content = { schema, ...mediaExamples(schema, components) }
      response['content'] = { ...(response['content'] as JsonSchema | undefined), [mediaType]: content }
    }
    if (success.schema) {
      const schema = describeSchema(success.schema, 'output', components)
      const type = success.mediaType?.split(';')[0] ?? 'application/json'
      response['content'] = { [type]: { schema, ...mediaExamples(schema, components) } }
    }
    return [status, response] as const
  })
  return {
    ...Object.fromEntries(successes),
    ...(isConditional(route) ? { 304: notModified(components) } : {}),
  }
}

function notModified(components: Components): JsonSchema {
  components.responses.set('NotModified', {
    description: 'What you have is still right (`If-None-Match`).',
    headers: headersNamed([...sharedHeaders, 'ETag']),
  })
  return reference('responses', 'NotModified')
}

/** A response with the contents of problems beside those that the operation declares for the same status. */
function withProblems(declared: JsonSchema, problem: JsonSchema, components: Components): JsonSchema {
  const name = String(problem['$ref']).split('/').at(-1)!
  const shared = components.responses.get(name)
  return { ...shared, content: { ...(shared?.['content'] as object), ...(declared['content'] as object) } }
}

/** All responses of an operation, by status. */
export function responsesOf(route: RegisteredRoute, components: Components): JsonSchema {
  const declared = successResponses(route, components)
  const problemsByStatus = problemResponses(route, components)
  for (const [status, problem] of Object.entries(problemsByStatus)) {
    const own = declared[status] as JsonSchema | undefined
    declared[status] = own === undefined ? problem : withProblems(own, problem as JsonSchema, components)
  }
  return declared
}
