import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { compiledDocument, type CompiledDocument } from './compiled-document.ts'
import { readOpenApi } from './open-api.ts'

interface Response {
  headers?: Record<string, unknown>
  content?: Record<string, { schema: object }>
}

/** The part of an OpenAPI document that responses are checked against. */
export interface Document {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, Response | { $ref: string }> }>
  >
  components: { schemas: Record<string, object>; responses: Record<string, Response> }
}

/** The payload before compression. */
function decompressed(reply: FastifyReply, payload: unknown): unknown {
  const coding = reply.getHeader('content-encoding')
  if (!Buffer.isBuffer(payload) || (coding !== 'br' && coding !== 'gzip')) return payload
  return coding === 'br' ? brotliDecompressSync(payload) : gunzipSync(payload)
}

/** The declared response of a route, with its reference resolved. */
function responseOf(document: Document, route: { url: string; method: string }, status: string) {
  const path = route.url.replace(/:(\w+)/g, '{$1}')
  const response = document.paths[path]?.[route.method.toLowerCase()]?.responses[status]
  if (response === undefined || !('$ref' in response)) return response
  return document.components.responses[response.$ref.replace('#/components/responses/', '')]
}

/**
 * Checks every response of an application against its OpenAPI document: status and media type are declared, and the
 * body is valid.
 * @param document the document of an application with other modules
 * @returns the violations, filled as responses are sent; the test fails if there are any
 */
export function checkResponses(app: FastifyInstance, document: () => Document = wholeApp.document): string[] {
  const violations: string[] = []
  const check = responseChecker(document === wholeApp.document ? wholeApp : compiledDocument(document))
  app.addHook('onSend', async (request, reply, payload) => {
    const violation = check(request, reply, decompressed(reply, payload))
    if (violation !== undefined) violations.push(violation)
    return payload
  })
  return violations
}

/**
 * The document of the whole application is the same for all test files. Its schemas are compiled once per process, since
 * that takes longer than most tests.
 */
const wholeApp = compiledDocument(() => readOpenApi() as Document)

const problemSchema = { $ref: '#/components/schemas/Problem' }

function responseChecker({ document, compile }: CompiledDocument<Document>) {
  return (request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined => {
    const route = request.routeOptions.config.route
    const status = String(reply.statusCode)
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    if (route === undefined) {
      // responses of the router have no operation, but are problems too
      if (reply.statusCode < 400) return undefined
      if (type !== 'application/problem+json')
        return `${request.method} ${request.url} answered ${status} as ${type}`
      return schemaViolation(compile(problemSchema), payload, request, status)
    }
    const response = responseOf(document(), route, status)
    const where = `${route.operationId} answered ${status}`
    if (response === undefined)
      return `${where}, which the document does not declare: ${String(payload).slice(0, 300)}`
    if (response.content === undefined) {
      return payload === undefined || payload === '' || payload === null
        ? undefined
        : `${where} with a body, but declares none`
    }
    if (request.method === 'HEAD') return undefined
    const content = response.content[type]
    if (content === undefined) return `${where} as ${type}, which the document does not declare`
    if (type !== 'application/json' && type !== 'application/problem+json') return undefined
    if (route.responses[reply.statusCode]?.mediaType !== undefined) return undefined
    const { fields } = request.query as { fields?: string }
    const schema =
      fields === undefined || status !== '200' ? content.schema : withChosenFields(document(), content.schema)
    return schemaViolation(compile(schema), payload, request, status)
  }
}

interface ObjectSchema {
  $ref?: string
  properties?: Record<string, ObjectSchema>
  items?: ObjectSchema
}

/** The schema of a response with `fields`: of a row, or of each row of a list, only the id is required, where rows have one. */
function withChosenFields({ components }: Document, schema: ObjectSchema): object {
  const resolved = (one: ObjectSchema): ObjectSchema =>
    one.$ref === undefined ? one : (components.schemas[one.$ref.split('/').at(-1)!] ?? {})
  const row = (one: ObjectSchema) => {
    const { properties = {} } = resolved(one)
    return { ...resolved(one), required: 'id' in properties ? ['id'] : [] }
  }
  const whole = resolved(schema)
  const { id, items } = whole.properties ?? {}
  // a row may have items too, such as a menu
  const rows = id === undefined ? items?.items : undefined
  if (rows === undefined) return row(whole)
  return { ...whole, properties: { ...whole.properties, items: { type: 'array', items: row(rows) } } }
}

function schemaViolation(
  validate: ValidateFunction,
  payload: unknown,
  request: FastifyRequest,
  status: string,
): string | undefined {
  if (validate(JSON.parse(String(payload)))) return undefined
  return `${request.method} ${request.url} ${status} does not fit its schema: ${JSON.stringify(validate.errors)} ${String(payload).slice(0, 500)}`
}
