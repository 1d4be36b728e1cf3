import { z } from 'zod'
import type { AnyRoute } from '../route.ts'
import { reference } from './components.ts'
import { exampleId } from './example-id.ts'
import { isObject, simplify, type JsonSchema } from './json-schema.ts'
import { isConditional } from './responses.ts'

const headerParameter = (name: string, description: string, rest: JsonSchema): JsonSchema => ({
  name,
  in: 'header',
  required: false,
  description,
  ...rest,
})

/** Request headers, by the name of their component. */
export const headerParameters = {
  AcceptLanguage: headerParameter(
    'Accept-Language',
    'Language of problems: `en` (default) or `vi`. Successes do not depend on it.',
    { schema: { type: 'string', examples: ['vi'] } },
  ),
  IfNoneMatch: headerParameter(
    'If-None-Match',
    'ETags of what you have, separated by commas. If one of them is still current, the response is a 304.',
    { schema: { type: 'string', examples: ['"3-qUqP5cyxm6YcTAhz05Hph5gvu9M"'] } },
  ),
  IfMatch: headerParameter(
    'If-Match',
    'The `ETag` you last read, only `"<revision>"`, or `*` for any revision. If it is missing, the response is a 428; if it is outdated, a 412.',
    { required: true, schema: { type: 'string' }, example: '"3"' },
  ),
  OptionalIfMatch: headerParameter(
    'If-Match',
    'The `ETag` you last read, only `"<revision>"`, or `*` for any revision. If it does not match, or there is no row, the response is a 412. Optional.',
    { schema: { type: 'string', examples: ['"3"'] } },
  ),
  WriteIfNoneMatch: headerParameter(
    'If-None-Match',
    '`*`, or ETags separated by commas. If one of them matches, the response is a 412 and nothing changes. `*` with PUT creates and never replaces.',
    { schema: { type: 'string', examples: ['*'] } },
  ),
  IdempotencyKey: headerParameter(
    'Idempotency-Key',
    'A text that is new for each request, such as a UUID. If you repeat the request with it within 24 hours, nothing changes and you get the first response.',
    {
      schema: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$',
        examples: [exampleId('idempotency key')],
      },
    },
  ),
} satisfies Record<string, JsonSchema>

/** References to the header parameters of an operation. */
function headersOf(route: AnyRoute): JsonSchema[] {
  const names: (keyof typeof headerParameters)[] = ['AcceptLanguage']
  if (route.ifMatch) names.push(route.ifMatch === true ? 'IfMatch' : 'OptionalIfMatch', 'WriteIfNoneMatch')
  if (route.idempotencyKey === 'accepted') names.push('IdempotencyKey')
  if (isConditional(route)) names.push('IfNoneMatch')
  return names.map((name) => reference('parameters', name))
}

/** The parameter of a field of a schema. */
function parameter(name: string, where: 'query' | 'path', required: boolean, schema: JsonSchema): JsonSchema {
  const { description, list, scalar, maxListItems, ...rest } = schema
  const base = { name, in: where, required, description: description ?? name }
  if (isObject(list)) {
    const items = simplify(list)
    const bound = typeof maxListItems === 'number' ? { maxItems: maxListItems } : {}
    return { ...base, style: 'form', explode: false, schema: { type: 'array', items, minItems: 1, ...bound } }
  }
  if (isObject(scalar)) return { ...base, schema: scalar }
  const { examples, ...plain } = rest
  // Swagger UI fills `example` in, which helps for required parameters only
  if (where === 'path' && Array.isArray(examples)) return { ...base, schema: plain, example: examples[0] }
  return { ...base, schema: rest }
}

/** The parameters of a schema. Our keywords (`list`, `scalar`, `maxListItems`) are read before `simplify` removes them. */
function parametersIn(schema: z.ZodType | undefined, where: 'query' | 'path'): JsonSchema[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, field]) => {
    const raw = z.toJSONSchema(field as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    const { list, scalar, maxListItems } = raw
    const described = {
      ...(simplify(raw) as JsonSchema),
      ...(list ? { list } : {}),
      ...(scalar ? { scalar } : {}),
      ...(maxListItems ? { maxListItems } : {}),
    }
    const isOptional = (field as z.ZodType).safeParse(undefined).success
    return parameter(name, where, !isOptional, described)
  })
}

/** All parameters of an operation. */
export const parametersOf = (route: AnyRoute): JsonSchema[] => [
  ...parametersIn(route.params, 'path'),
  ...parametersIn(route.query, 'query'),
  ...headersOf(route),
]
