import { readOpenApi } from '../../support/open-api.ts'

export type Schema = Record<string, unknown>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

/** One operation of the OpenAPI document. */
export interface Operation {
  operationId: string
  method: string
  /** With `{name}` for parameters. */
  path: string
  parameters: Parameter[]
  /** Whether it needs no key. */
  isPublic: boolean
  /** The media types of its response. */
  answers: string[]
  /** The schema of the JSON body, if it has one. */
  body: Schema | undefined
  /** The example body of the document. */
  example: unknown
}

interface Document {
  paths: Record<string, Record<string, RawOperation>>
}

interface RawOperation {
  operationId: string
  parameters?: Schema[]
  /** Security requirements; an empty one needs no key. */
  security: object[]
  responses: Record<string, { content?: Record<string, unknown> }>
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, Schema> }> }
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Replaces a `$ref` by its target, at the top level only. */
export type ResolveReference = (value: Schema) => Schema

interface ReadDocument {
  operations: Operation[]
  /** Resolves references of the document. */
  follow: ResolveReference
}

/** All operations of the whole application. */
export const readDocument = (): ReadDocument => readOperations(readOpenApi())

/** All operations of a document. */
export function readOperations(json: unknown): ReadDocument {
  const document = json as Document
  const follow: ResolveReference = (value) => {
    const reference = value['$ref']
    if (typeof reference !== 'string') return value
    const found = reference
      .slice('#/'.length)
      .split('/')
      .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), document)
    if (!isObject(found)) throw new Error(`${reference} leads nowhere`)
    return follow(found)
  }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => operationOf(path, method, raw, follow)),
  )
  return { operations, follow }
}

function operationOf(path: string, method: string, raw: RawOperation, follow: ResolveReference): Operation {
  const content = raw.requestBody?.content['application/json']
  const [example] = Object.values(content?.examples ?? {})
  return {
    operationId: raw.operationId,
    method: method.toUpperCase(),
    path,
    parameters: (raw.parameters ?? []).map((parameter) => follow(parameter) as unknown as Parameter),
    isPublic: raw.security.some((way) => Object.keys(way).length === 0),
    answers: Object.keys(raw.responses['200']?.content ?? {}),
    body: content && follow(content.schema),
    example: example && follow(example)['value'],
  }
}

/** `/v1/posts/{id}` with the values of its parameters. */
export function addressOf({ path }: Operation, values: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
