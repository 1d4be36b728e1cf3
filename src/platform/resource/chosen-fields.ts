import { z } from 'zod'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { schemasOf } from './schemas.ts'

/** What a request says of the fields of its response. */
export interface FieldChoice {
  fields?: string[]
  include?: string[]
}

interface ChosenSchemas {
  row: z.ZodObject
  list: z.ZodObject
}

const cache = new WeakMap<ReadOnlyResource, ChosenSchemas>()

/** The schemas of responses with chosen fields: no field of a row is required. */
function chosenSchemasOf(resource: ReadOnlyResource): ChosenSchemas {
  const cached = cache.get(resource)
  if (cached) return cached
  const shape = Object.entries(resource.output.shape).map(
    ([name, schema]) => [name, (schema as z.ZodType).optional()] as const,
  )
  const row = z.object(Object.fromEntries(shape))
  const schemas = { row, list: schemasOf(resource).list.extend({ items: z.array(row) }) }
  cache.set(resource, schemas)
  return schemas
}

/** A row with its id, the chosen fields and what was included. */
function chosenOf(row: Row, { fields = [], include = [] }: FieldChoice): Row {
  const names = new Set(['id', ...fields, ...include.map((name) => name.split('.')[0]!)])
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)))
}

/** The body of a read: the row, or the bytes of its chosen fields. */
export async function rowBody(resource: ReadOnlyResource, row: Row, choice: FieldChoice): Promise<unknown> {
  if (choice.fields === undefined) return row
  const { serializeToBytes } = await import('../http/serializer.ts')
  return serializeToBytes(chosenSchemasOf(resource).row, chosenOf(row, choice))
}

/** The body of a list: the page, or the bytes of the chosen fields of its rows. */
export async function listBody(
  resource: ReadOnlyResource,
  page: { items: Row[] },
  choice: FieldChoice,
): Promise<unknown> {
  if (choice.fields === undefined) return page
  const { serializeToBytes } = await import('../http/serializer.ts')
  const items = page.items.map((row) => chosenOf(row, choice))
  return serializeToBytes(chosenSchemasOf(resource).list, { ...page, items })
}
