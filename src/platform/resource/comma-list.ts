import { z } from 'zod'
import { nulError, validationError } from '../http/fields.ts'
import { oneLineText } from '../../libraries/vietnamese/text.ts'

/** An item of a comma-separated list. Null stands for the word `null`, which finds rows without a value. */
export type ListItem = string | null

const noEmpty = validationError(
  'empty',
  'It must not be empty; leave the parameter out instead.',
  'Không được để trống; hãy bỏ tham số đi.',
)

const badEscape = validationError(
  'bad_escape',
  'A backslash stands before a comma (\\,), another backslash (\\\\) or a value that is the word null (\\null), and nowhere else.',
  'Dấu gạch chéo ngược chỉ đứng trước dấu phẩy (\\,), trước một dấu gạch chéo ngược khác (\\\\) hoặc trước giá trị là chữ "null" (viết "\\null").',
)

const neverNull = validationError(
  'never_null',
  'Everything has a value here, so that null finds nothing; write \\null for the word itself.',
  'Trường này luôn có giá trị nên "null" không tìm thấy gì; hãy viết "\\null" nếu muốn tìm chữ này.',
)

/** Splits a text at unescaped commas. The parts keep their backslashes. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === ',') {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** Parses a part; undefined for an invalid escape. */
function parseItem(part: string): ListItem | undefined {
  if (!part.includes('\\')) return part === 'null' ? null : part
  if (part === '\\null') return 'null'
  return /^(?:[^\\]|\\[\\,])*$/.test(part) ? part.replace(/\\([\\,])/g, '$1') : undefined
}

/** Escapes a value for a list: the inverse of `parseItem`. */
const escapeItem = (value: string): string => (value === 'null' ? '\\null' : value.replace(/[\\,]/g, '\\$&'))

const itemsSchema = (mayBeNull: boolean) =>
  z
    .string()
    .refine((text) => text !== '', noEmpty)
    .transform((text, context): ListItem[] => {
      const items = splitAtCommas(text).map(parseItem)
      const addError = ({ error: message, params }: typeof badEscape) =>
        context.addIssue({ code: 'custom', message, params })
      if (items.includes(undefined)) addError(badEscape)
      else if (!mayBeNull && items.includes(null)) addError(neverNull)
      return items.filter((item) => item !== undefined)
    })

// shared by all lists: making a schema for each of hundreds of lists would slow the start down
const split = itemsSchema(false)
const splitWithNull = itemsSchema(true)

/** Options of a list parameter. */
export interface ListOptions {
  /** Whether `null` is allowed. */
  nullable?: boolean
  maxItems?: number
  /** A value that shows in the document how values are escaped. */
  example?: string
  /** The JSON Schema of an item, if zod cannot derive it; `undefined` if the parameter is not documented as a list. */
  list?: Record<string, unknown> | undefined
  scalar?: Record<string, unknown>
}

type JsonSchema = Record<string, unknown>

/** The schema of an item or the word `null`. A free text contains `null` already. */
function orTheWordNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema['enum'])) return { ...schema, enum: ['null', ...(schema['enum'] as unknown[])] }
  if (schema['type'] === 'string' && schema['format'] === undefined) return schema
  return { anyOf: [schema, { type: 'string', enum: ['null'] }] }
}

/** Makes the JSON Schema of an item with the document, so that it does not slow the start down. */
const lazyJsonSchema = (item: z.ZodType, { nullable, example, list }: ListOptions) => ({
  toJSON: () => {
    const schema = list ?? (z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
    const { $schema: _, ...plain } = schema
    const described = nullable ? orTheWordNull(plain) : plain
    return example === undefined ? described : { ...described, examples: [escapeItem(example)] }
  },
})

const nullHint = ' `null`: rows without a value.'

/**
 * The schema of a list `a,b,c`; commas mean OR. A backslash escapes a comma or a backslash. The word `null` is null if
 * `nullable` is set.
 */
export function commaList<T extends z.ZodType<unknown, string>>(
  item: T,
  description: string,
  options: ListOptions & { nullable: true },
): z.ZodType<(z.output<T> | null)[], string>
export function commaList<T extends z.ZodType<unknown, string>>(
  item: T,
  description: string,
  options?: ListOptions,
): z.ZodType<z.output<T>[], string>
export function commaList<T extends z.ZodType<unknown, string>>(
  item: T,
  description: string,
  options: ListOptions = {},
): z.ZodType<unknown[], string> {
  const { nullable = false, maxItems = 50, scalar } = options
  const isListed = !('list' in options) || options.list !== undefined
  const read = z.array(nullable ? item.nullable() : item).check(z.minLength(1), z.maxLength(maxItems))
  return (nullable ? splitWithNull : split)
    .pipe(read as z.ZodType<unknown[], ListItem[]>)
    .register(z.globalRegistry, {
      description: nullable && !description.includes('null') ? description + nullHint : description,
      ...(isListed ? { list: lazyJsonSchema(item, options), maxListItems: maxItems } : {}),
      ...(scalar === undefined ? {} : { scalar }),
    })
}

const trimmedText = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((text) => !text.includes('\0'), nulError),
  z.overwrite(oneLineText),
)

/** The schema of a searched value, in the form in which texts are stored. */
export const textParameter = () => trimmedText
