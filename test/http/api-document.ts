import type { FastifyInstance } from 'fastify'
import { openApiOf } from '../../src/http/openapi/documentation.ts'

export type Schema = Record<string, unknown>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema: Schema
}

/** One operation, as the OpenAPI document tells it. */
export interface Operation {
  operationId: string
  method: string
  /** With `{name}` for parameters. */
  path: string
  parameters: Parameter[]
  /** Of the JSON body, when one is taken. */
  body: Schema | undefined
  /** The body that the document shows. */
  example: unknown
}

interface Document {
  paths: Record<string, Record<string, RawOperation>>
}

interface RawOperation {
  operationId: string
  parameters?: Schema[]
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, Schema> }> }
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Replaces a `$ref` by what it leads to, in this one place. */
export type Follow = (value: Schema) => Schema

/** All operations of an application's document, and the way from references to what they mean. */
export function readDocument(app: FastifyInstance): { operations: Operation[]; follow: Follow } {
  const document = openApiOf(app) as unknown as Document
  const follow: Follow = (value) => {
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

function operationOf(path: string, method: string, raw: RawOperation, follow: Follow): Operation {
  const content = raw.requestBody?.content['application/json']
  const [example] = Object.values(content?.examples ?? {})
  return {
    operationId: raw.operationId,
    method: method.toUpperCase(),
    path,
    parameters: (raw.parameters ?? []).map((parameter) => follow(parameter) as unknown as Parameter),
    body: content && follow(content.schema),
    example: example && follow(example)['value'],
  }
}

/** `/v1/posts/{id}` with its parameters put in. */
export function addressOf({ path }: Operation, values: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
