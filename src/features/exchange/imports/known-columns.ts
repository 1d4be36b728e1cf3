import { z } from 'zod'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { columnsOf } from '../exports/columns.ts'
import { bareSchema } from '../exports/schema.ts'

/**
 * The type of the cells of a column; a birth is a day, or a year; a moment is a day with or without a time;
 * of one that is an end, a day alone is its whole day.
 */
export type CellKind = 'text' | 'number' | 'integer' | 'boolean' | 'day' | 'moment' | 'end' | 'birth' | 'json'

/** Moments until which something lasts. */
const ends = /(?:^ends_at|_until)$/

function takesBlank(schema: unknown): boolean {
  const bare = bareSchema(schema)
  return bare instanceof z.ZodType && bare.safeParse(' ').success
}

function kindOf(schema: unknown, name: string): CellKind {
  const bare = bareSchema(schema)
  if (bare instanceof z.ZodISODate) return 'day'
  if (bare instanceof z.ZodISODateTime) return ends.test(name) ? 'end' : 'moment'
  if (bare instanceof z.ZodNumber)
    return bare.isInt || bare instanceof z.ZodNumberFormat ? 'integer' : 'number'
  if (bare instanceof z.ZodBoolean) return 'boolean'
  return bare instanceof z.ZodArray || bare instanceof z.ZodObject ? 'json' : 'text'
}

/** A column that a file can have, and the field of its cells. */
export interface KnownColumn {
  /** `code`, or `program.code` for a reference by key. */
  name: string
  path: readonly string[]
  kind: CellKind
  /** Whether a cell of spaces is a value, as in prose. */
  takesBlank: boolean
}

/** All columns that a file of a resource can have, by name. */
export function knownColumns(resource: ExchangedResource): Map<string, KnownColumn> {
  const { shape } = resource.input
  const known = new Map<string, KnownColumn>([
    ['id', { name: 'id', path: ['id'], kind: 'text', takesBlank: false }],
  ])
  const single = new Set(
    columnsOf(resource).references.flatMap(({ alias, isList }) => (isList ? [] : [alias])),
  )
  for (const [name, schema] of Object.entries(shape)) {
    if (!single.has(name))
      known.set(name, { name, path: [name], kind: kindOf(schema, name), takesBlank: takesBlank(schema) })
    else {
      for (const key of Object.keys((bareSchema(schema) as z.ZodObject).shape)) {
        const path = [name, key]
        known.set(path.join('.'), { name: path.join('.'), path, kind: 'text', takesBlank: false })
      }
    }
  }
  return known
}
