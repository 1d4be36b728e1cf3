import { z } from 'zod'
import { isObject, simplify, describeDefaults, type JsonSchema } from './json-schema.ts'

type Direction = 'input' | 'output'

/** What operations share, gathered while they are described. */
export interface Components {
  /** Schemas with a name of their own (`meta({ id })`). */
  schemas: Map<string, JsonSchema>
  /** Example values that schemas came with, by the name of the schema. */
  schemaExamples: Map<string, unknown>
  /** The same for bodies, as they are understood: with their defaults. */
  bodyExamples: Map<string, unknown>
  examples: Map<string, JsonSchema>
  responses: Map<string, JsonSchema>
  /** What was described already: making JSON Schema is the slow part. */
  described: Record<Direction, WeakMap<z.ZodType, JsonSchema>>
}

export const newComponents = (): Components => ({
  schemas: new Map(),
  schemaExamples: new Map(),
  bodyExamples: new Map(),
  examples: new Map(),
  responses: new Map(),
  described: { input: new WeakMap(), output: new WeakMap() },
})

export const reference = (
  kind: 'schemas' | 'examples' | 'responses' | 'headers' | 'parameters',
  name: string,
) => ({ $ref: `#/components/${kind}/${name}` })

/** The name in a reference to a schema. */
export const schemaName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)

function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences)
  if (!isObject(schema)) return schema
  const { $ref } = schema
  if (typeof $ref === 'string') return { ...schema, ...reference('schemas', schemaName($ref)) }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value)]))
}

/** @throws Error where two schemas go by one name: a client could not tell them apart. */
function define(name: string, raw: unknown, direction: Direction, components: Components): void {
  const mended = simplify(raw) as JsonSchema
  const { examples, ...schema } = withReferences(
    direction === 'input' ? describeDefaults(mended) : mended,
  ) as JsonSchema
  const known = components.schemas.get(name)
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
    throw new Error(`two schemas are named ${name}; give the one for ${direction} a name of its own`)
  }
  components.schemas.set(name, schema)
  if (Array.isArray(examples)) components.schemaExamples.set(name, examples[0])
}

/** The JSON Schema of a zod schema; named ones become references to components. */
export function describeSchema(schema: z.ZodType, direction: Direction, components: Components): JsonSchema {
  const known = components.described[direction].get(schema)
  if (known) return known
  const described = describe(schema, direction, components)
  components.described[direction].set(schema, described)
  return described
}

function describe(schema: z.ZodType, direction: Direction, components: Components): JsonSchema {
  const full = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: direction,
    unrepresentable: 'any',
  }) as JsonSchema
  const definitions = isObject(full['$defs']) ? full['$defs'] : {}
  for (const [name, definition] of Object.entries(definitions)) {
    define(name, definition, direction, components)
  }
  const name = schema.meta()?.id
  if (name === undefined) {
    const mended = simplify(full) as JsonSchema
    return withReferences(direction === 'input' ? describeDefaults(mended) : mended) as JsonSchema
  }
  // where zod has made a definition of the schema itself, `full` is no more than the reference to it
  if (definitions[name] === undefined) define(name, full, direction, components)
  return reference('schemas', name)
}
