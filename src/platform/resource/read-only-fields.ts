import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../http/problems.ts'
import type { Row } from './row.ts'
import { unwrapSchema } from './merge-patch.ts'

/** What the answer and the input of something that can be changed have to do with each other. */
export interface ChangeSchemas {
  input: z.ZodObject
  output: z.ZodObject
  /** Fields of the answer that follow from others: when one is sent back, nothing is asked of it. */
  derived?: readonly string[]
  references?: Record<string, { alias: string }>
  referenceLists?: Record<string, { alias: string }>
  alternatives?: Readonly<Record<string, { field: string }>>
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of an answer that no input says. */
const responseOnlyFields = ({ input, output }: ChangeSchemas): string[] =>
  Object.keys(output.shape).filter((name) => !(name in input.shape))

/** Fields that only some answers have, such as included objects, and those that follow from others. */
const isIgnored = ({ output, derived = [] }: ChangeSchemas, name: string): boolean =>
  derived.includes(name) || output.shape[name] instanceof z.ZodOptional

const descriptionOf = (schema: unknown): string =>
  (schema instanceof z.ZodType ? schema.description : undefined) ?? ''

/** What the document says of a field that may be sent back. An object is not described again. */
function readOnlyField(changeable: ChangeSchemas, name: string): z.ZodType {
  const field = changeable.output.shape[name] as z.ZodType
  const said = isIgnored(changeable, name)
    ? 'As it was read: passed over.'
    : 'As it was read: another value is refused.'
  const schema = unwrapSchema(field) instanceof z.ZodObject ? z.looseObject({}).nullable() : field
  const description = `${descriptionOf(field)} ${said}`.trim()
  return schema.optional().meta({ description, readOnly: true })
}

/** The fields that a change takes beside its input, because an answer has them. */
export const readOnlyFields = (changeable: ChangeSchemas): Record<string, z.ZodType> =>
  Object.fromEntries(responseOnlyFields(changeable).map((name) => [name, readOnlyField(changeable, name)]))

/** Whether a value is what `include` puts where an input names a row by its keys: keys alone have no id. */
const isIncluded = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every(isIncluded)
    : isObject(value) && typeof value['id'] === 'string'

/** The fields of an input that name by keys what another field names by id. */
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

/** Nothing stands there in either way of naming it. */
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** A value without what its answer says beyond its input: a cover without the files of its picture. */
function withoutResponseOnly(value: unknown, input: unknown, output: unknown): unknown {
  const [asked, answered] = [unwrapSchema(input), unwrapSchema(output)]
  if (Array.isArray(value)) {
    if (!(asked instanceof z.ZodArray) || !(answered instanceof z.ZodArray)) return value
    return value.map((item) => withoutResponseOnly(item, asked.element, answered.element))
  }
  if (!isObject(value) || !(asked instanceof z.ZodObject) || !(answered instanceof z.ZodObject)) return value
  const kept = Object.entries(value).filter(([name]) => name in asked.shape || !(name in answered.shape))
  return Object.fromEntries(
    kept.map(([name, item]) => [name, withoutResponseOnly(item, asked.shape[name], answered.shape[name])]),
  )
}

const readOnlyValues = new WeakMap<FastifyRequest, Row>()

/** The fields of a body that must be as they are; they are no part of its input. */
export const readOnlyValuesOf = (request: FastifyRequest): Row => readOnlyValues.get(request) ?? {}

/** Takes what an answer says beyond an input out of a body: what follows from other fields is passed over. */
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

/** Moments are equal in any spelling. */
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
 * Holds what was sent back against the locked row.
 * @param current undefined where there is no row yet, so that there is nothing that could have been read
 * @throws Problem 422 that names each field that differs
 */
export function assertReadOnlyUnchanged(given: Row, current: Row | undefined): void {
  const errors = Object.entries(given)
    .filter(([name, value]) => !isSame(value, current?.[name] ?? null))
    .map(([name]) => ({ pointer: `/${name}`, code: 'read_only', message: differs }))
  if (errors.length > 0) throw new Problem('unprocessable', { detail: differs, errors })
}
