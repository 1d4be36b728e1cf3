import { z } from 'zod'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { filterFields, sortSchema } from '../../../platform/resource/query-schema.ts'
import type { ExportColumns, ReferenceColumn } from './columns.ts'
import { formatNames } from './formats.ts'
import { headModes } from './heads.ts'

/** The parameters of an export: the filters and the sort of the list, and the format. */
export const exportQuerySchema = (resource: ExchangedResource): z.ZodObject =>
  z.strictObject({
    ...filterFields(resource),
    sort: sortSchema(resource, false).optional(),
    format: z
      .enum(formatNames)
      .optional()
      .describe('The format of the file; it has priority over `Accept`. The default is NDJSON.'),
    heads: z
      .enum(headModes)
      .optional()
      .describe(
        'The heads of a table: `vi` (default of XLSX) has Vietnamese heads, and words instead of the values of enumerations; `en` English ones; `fields` (default of CSV) the names of fields. Imports read all of them.',
      ),
    fields: z
      .string()
      .max(4_000)
      .optional()
      .describe(
        'The columns of a table, in this order, with commas between them: names of fields, as the heads have them with `heads=fields`. Without it all columns. For CSV and XLSX only.',
      ),
  })

/** The schema inside defaults and optional schemas. */
export function bareSchema(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
  return isWrapped ? bareSchema(schema.unwrap()) : schema
}

/** The schema of a response without fields that its input does not have, such as the files of a cover. */
function inputPart(output: z.ZodType, input: unknown): z.ZodType {
  const description = output.description ?? ''
  const given = bareSchema(input)
  if (output instanceof z.ZodNullable) {
    return inputPart(output.unwrap() as z.ZodType, given)
      .nullable()
      .describe(description)
  }
  if (output instanceof z.ZodArray && given instanceof z.ZodArray) {
    return z.array(inputPart(output.element as z.ZodType, given.element)).describe(description)
  }
  if (output instanceof z.ZodObject && given instanceof z.ZodObject) {
    const names = Object.keys(given.shape).filter((name) => name in output.shape)
    const shape = names.map((name) => [name, output.shape[name] as z.ZodType] as const)
    return z.object(Object.fromEntries(shape)).describe(description)
  }
  return output
}

function keySchema({ field, alias, key, names, isList, target }: ReferenceColumn): z.ZodType {
  const { label } = target()
  const ofOrigin = z
    .string()
    .optional()
    .describe('The former school that gave the code; missing: the school itself.')
  const one = z.object({
    [key]: z.string().describe(`Its ${key}.`),
    ...(names.includes('origin') ? { origin: ofOrigin } : {}),
  })
  const what = isList ? label.many : label.one
  const instead = `\`${field}\` stands in its place where there is nothing to name by ${key}, or nothing you may see.`
  const text = `\`${alias}\` names ${what} by ${key}. ${instead}`
  return isList ? z.array(one).optional().describe(text) : one.optional().describe(text)
}

const onlyWithout = (field: z.ZodType, { alias }: ReferenceColumn) =>
  field.optional().describe(`${field.description ?? ''} Only if \`${alias}\` is missing.`)

/** The schema of a list whose objects name rows. */
function withNames(list: z.ZodType, reference: ReferenceColumn): z.ZodType {
  const item = list instanceof z.ZodArray ? list.element : undefined
  if (!(item instanceof z.ZodObject)) throw new Error(`${reference.within} is no list of objects`)
  const id = onlyWithout(item.shape[reference.field] as z.ZodType, reference)
  const named = item.extend({ [reference.field]: id, [reference.alias]: keySchema(reference) })
  return z.array(named).describe(list.description ?? '')
}

const recordSchemas = new WeakMap<ExchangedResource, z.ZodObject>()

/**
 * The schema of a line of an export: the input of a write, and the id. It is cached, since a named schema must be the same
 * object everywhere.
 */
export function recordSchema(resource: ExchangedResource, columns: ExportColumns): z.ZodObject {
  const schema = recordSchemas.get(resource) ?? createRecordSchema(resource, columns)
  recordSchemas.set(resource, schema)
  return schema
}

function createRecordSchema(resource: ExchangedResource, columns: ExportColumns): z.ZodObject {
  const { output, input, one, label } = resource
  const shape = columns.fields.flatMap(({ name, reference }): [string, z.ZodType][] => {
    const field = inputPart(output.shape[name] as z.ZodType, input.shape[name])
    const nested = columns.nested.find(({ within }) => within === name)
    if (reference === undefined) return [[name, nested === undefined ? field : withNames(field, nested)]]
    return [
      [name, onlyWithout(field, reference)],
      [reference.alias, keySchema(reference)],
    ]
  })
  return z
    .object(Object.fromEntries(shape))
    .meta({ id: `${one}Export`, description: `A line of an export of ${label.many}.` })
}
