import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../http/problems.ts'
import type { Row } from './row.ts'
import { unwrapSchema } from './merge-patch.ts'

/** The input and output schemas of something that can be changed, and how their fields correspond. */
interface ChangeSchemas {
  input: z.ZodObject
  output: z.ZodObject
  /** Fields of the response that the server computes from other fields. A write ignores them. */
  derived?: readonly string[]
  references?: Record<string, { alias: string }>
  referenceLists?: Record<string, { alias: string }>
  alternatives?: Readonly<Record<string, { field: string }>>
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of the response that are not in the input. */
const responseOnlyFields = ({ input, output }: ChangeSchemas): string[] =>
  Object.keys(output.shape).filter((name) => !(name in input.shape))

/** Whether a write ignores a field: fields of some responses only, such as included objects, and computed fields. */
const isIgnored = ({ output, derived = [] }: ChangeSchemas, name: string): boolean =>
  derived.includes(name) || output.shape[name] instanceof z.ZodOptional

const descriptionOf = (schema: unknown): string =>
  (schema instanceof z.ZodType ? schema.description : undefined) ?? ''

/** The schema of a value that a write does not read. Objects are not described again. */
function unread(field: z.ZodType): z.ZodType {
  const plain = unwrapSchema(field)
  if (plain instanceof z.ZodObject) return z.looseObject({}).nullable()
  const isListOfObjects = plain instanceof z.ZodArray && unwrapSchema(plain.element) instanceof z.ZodObject
  return isListOfObjects ? z.array(z.looseObject({})) : field
}

/** The schema of a read-only field in the body of a change. */
function readOnlyField(changeable: ChangeSchemas, name: string): z.ZodType {
  const field = changeable.output.shape[name] as z.ZodType
  const note = isIgnored(changeable, name) ? 'Read-only: ignored.' : 'Read-only: another value is an error.'
  const description = `${descriptionOf(field)} ${note}`.trim()
  return unread(field).optional().meta({ description, readOnly: true })
}

/** The fields that the body of a change may have beside its input: a client can send a whole response back. */
export const readOnlyFields = (changeable: ChangeSchemas): Record<string, z.ZodType> =>
  Object.fromEntries(responseOnlyFields(changeable).map((name) => [name, readOnlyField(changeable, name)]))

/** Whether a value of an alias is an included object: an object of keys has no id. */
const isIncluded = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every(isIncluded)
    : isObject(value) && typeof value['id'] === 'string'

/** The fields of an input that name rows by key, with the fields that name them by id. */
const aliasesOf = ({
  references,
  referenceLists,
  alternatives,
}: ChangeSchemas): [alias: string, field: string][] => [
  ...Object.entries({ ...references, ...referenceLists }).map(([field, { alias }]): [string, string] => [
    alias,
    field,
  ]),
  ...Object.entries(alternatives ?? {}).map(([alias, { field }]): [string, string] => [alias, field]),
]

/** Whether a reference is empty. */
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** Removes fields of the response that are not in the input, also in nested objects: a cover without its files. */
function withoutResponseOnly(value: unknown, input: unknown, output: unknown): unknown {
  const [inputSchema, outputSchema] = [unwrapSchema(input), unwrapSchema(output)]
  if (Array.isArray(value)) {
    if (!(inputSchema instanceof z.ZodArray) || !(outputSchema instanceof z.ZodArray)) return value
    return value.map((item) => withoutResponseOnly(item, inputSchema.element, outputSchema.element))
  }
  if (!isObject(value) || !(inputSchema instanceof z.ZodObject) || !(outputSchema instanceof z.ZodObject))
    return value
  const kept = Object.entries(value).filter(
    ([name]) => name in inputSchema.shape || !(name in outputSchema.shape),
  )
  return Object.fromEntries(
    kept.map(([name, item]) => [
      name,
      withoutResponseOnly(item, inputSchema.shape[name], outputSchema.shape[name]),
    ]),
  )
}

const readOnlyValues = new WeakMap<FastifyRequest, Row>()

/** The read-only fields that came in the body of a request, which must equal those of the row. */
export const readOnlyValuesOf = (request: FastifyRequest): Row => readOnlyValues.get(request) ?? {}

/** Reduces the body of a request to its input, and keeps its read-only fields for `readOnlyValuesOf`. */
export function extractInput(changeable: ChangeSchemas, request: FastifyRequest): void {
  const { body } = request
  if (!isObject(body)) return
  const { input, output } = changeable
  const given: Row = {}
  const kept: Row = { ...body }
  for (const name of responseOnlyFields(changeable)) {
    if (!(name in kept)) continue
    if (!isIgnored(changeable, name)) given[name] = kept[name]
    delete kept[name]
  }
  for (const [alias, field] of aliasesOf(changeable)) {
    const byId = body[field] !== undefined
    if (isIncluded(kept[alias]) || (byId && isEmpty(kept[alias]))) delete kept[alias]
  }
  for (const name of Object.keys(kept)) {
    if (
      name in output.shape &&
      name in input.shape &&
      !aliasesOf(changeable).some(([alias]) => alias === name)
    )
      kept[name] = withoutResponseOnly(kept[name], input.shape[name], output.shape[name])
  }
  request.body = kept
  readOnlyValues.set(request, given)
}

/** Whether values are equal. Moments may have different offsets. */
function isSame(given: unknown, present: unknown): boolean {
  if (isDeepStrictEqual(given, present)) return true
  if (typeof given !== 'string' || typeof present !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(present))
    return false
  return Date.parse(given) === Date.parse(present)
}

const differs = {
  en: 'Only the server sets it, and it differs from what is stored: leave it out, or read again and send it as it is.',
  vi: 'Trường này do máy chủ đặt và khác với giá trị đang lưu: hãy bỏ đi, hoặc đọc lại rồi gửi nguyên giá trị.',
}

/**
 * Compares the read-only fields of a body with the locked row.
 * @param current undefined if there is no row yet
 * @throws Problem 422 with the pointer of each field that differs
 */
export function assertReadOnlyUnchanged(given: Row, current: Row | undefined): void {
  const errors = Object.entries(given)
    .filter(([name, value]) => !isSame(value, current?.[name] ?? null))
    .map(([name]) => ({ pointer: `/${name}`, code: 'read_only', message: differs }))
  if (errors.length > 0) throw new Problem('unprocessable', { detail: differs, errors })
}
