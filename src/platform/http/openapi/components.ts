import { z } from 'zod'
import { isObject, simplify, describeDefaults, type JsonSchema } from './json-schema.ts'

type Direction = 'input' | 'output'

/** The components of the document, collected while operations are described. */
export interface Components {
  /** Named schemas (`meta({ id })`). */
  schemas: Map<string, JsonSchema>
  /** The examples of schemas by name. */
  schemaExamples: Map<string, unknown>
  /** The examples of bodies by name, after validation, with defaults. */
  bodyExamples: Map<string, unknown>
  examples: Map<string, JsonSchema>
  responses: Map<string, JsonSchema>
  /** The names of responses by the codes of their problems. */
  responseNames: Map<string, string>
  /** A cache of JSON schemas: making them is slow. */
  described: Record<Direction, WeakMap<z.ZodType, JsonSchema>>
}

/** Makes empty components. */
export const newComponents = (): Components => ({
  schemas: new Map(),
  schemaExamples: new Map(),
  bodyExamples: new Map(),
  examples: new Map(),
  responses: new Map(),
  responseNames: new Map(),
  described: { input: new WeakMap(), output: new WeakMap() },
})

/** A reference to a component. */
export const reference = (
  kind: 'schemas' | 'examples' | 'responses' | 'headers' | 'parameters',
  name: string,
) => ({ $ref: `#/components/${kind}/${name}` })

/** The name of the schema in a reference. */
export const schemaName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)

function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences)
  if (!isObject(schema)) return schema
  const { $ref } = schema
  if (typeof $ref === 'string') return { ...schema, ...reference('schemas', schemaName($ref)) }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value)]))
}

/** Adds a named schema. @throws Error if two different schemas have the same name */
function define(name: string, raw: unknown, direction: Direction, components: Components): void {
  const simple = simplify(raw) as JsonSchema
  const { examples, ...schema } = withReferences(
    direction === 'input' ? describeDefaults(simple) : simple,
  ) as JsonSchema
  const existing = components.schemas.get(name)
  if (existing !== undefined && JSON.stringify(existing) !== JSON.stringify(schema)) {
    throw new Error(`two schemas are named ${name}; give the one for ${direction} another name`)
  }
  components.schemas.set(name, schema)
  if (Array.isArray(examples)) components.schemaExamples.set(name, examples[0])
}

/** The JSON schema of a zod schema. A named schema becomes a reference to a component. */
export function describeSchema(schema: z.ZodType, direction: Direction, components: Components): JsonSchema {
  const cached = components.described[direction].get(schema)
  if (cached) return cached
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
    const simple = simplify(full) as JsonSchema
    return withReferences(direction === 'input' ? describeDefaults(simple) : simple) as JsonSchema
  }
  // if zod has made a definition of the schema itself, `full` is only a reference to it
  if (definitions[name] === undefined) define(name, full, direction, components)
  return reference('schemas', name)
}
