import { z } from 'zod'
import { validationError } from '../http/fields.ts'
import { oneLineText } from '../../libraries/vietnamese/text.ts'

/** An item of a list in a query; null is the bare word `null`, which means "has none". */
export type ListItem = string | null

const noEmpty = validationError(
  'empty',
  'It must not be empty; leave the parameter out instead.',
  'Không được để trống; hãy bỏ tham số đi.',
)

const badEscape = validationError(
  'bad_escape',
  'A backslash stands before a comma (\\,), another backslash (\\\\) or a value that is the word null (\\null), and nowhere else.',
  'Dấu gạch chéo ngược chỉ đứng trước dấu phẩy (\\,), trước một dấu gạch chéo ngược khác (\\\\) hoặc trước giá trị là chữ null (\\null).',
)

const neverNull = validationError(
  'never_null',
  'Everything has a value here, so that null finds nothing; write \\null for the word itself.',
  'Trường này luôn có giá trị nên null không tìm thấy gì; hãy viết \\null nếu muốn tìm chữ null.',
)

/** The parts between commas, with their backslashes. */
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

/** What a part says; undefined where a backslash stands before anything else than it may. */
function parseItem(part: string): ListItem | undefined {
  if (!part.includes('\\')) return part === 'null' ? null : part
  if (part === '\\null') return 'null'
  return /^(?:[^\\]|\\[\\,])*$/.test(part) ? part.replace(/\\([\\,])/g, '$1') : undefined
}

/** A value as a list in a query has it: the counterpart of what reads them. */
export const escapeItem = (value: string): string =>
  value === 'null' ? '\\null' : value.replace(/[\\,]/g, '\\$&')

const itemsSchema = (mayBeNull: boolean) =>
  z
    .string()
    .refine((text) => text !== '', noEmpty)
    .transform((text, context): ListItem[] => {
      const items = splitAtCommas(text).map(parseItem)
      const refuse = ({ error: message, params }: typeof badEscape) =>
        context.addIssue({ code: 'custom', message, params })
      if (items.includes(undefined)) refuse(badEscape)
      else if (!mayBeNull && items.includes(null)) refuse(neverNull)
      return items.filter((item) => item !== undefined)
    })

// what lists have in common is made once: a schema for each of hundreds of them is a good part of a start
const split = itemsSchema(false)
const splitWithNull = itemsSchema(true)

/** How a list is read, beside its items. */
export interface ListOptions {
  /** Whether `null` may be asked for. */
  nullable?: boolean
  maxItems?: number
  /** A value with which the document shows how values are written. */
  example?: string
  /** The JSON Schema of an item, where its zod schema does not say it; `undefined` where no list is documented. */
  list?: Record<string, unknown> | undefined
  scalar?: Record<string, unknown>
}

type JsonSchema = Record<string, unknown>

/** The schema of an item that may also be the word `null`; a text can be that already. */
function orTheWordNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema['enum'])) return { ...schema, enum: ['null', ...(schema['enum'] as unknown[])] }
  if (schema['type'] === 'string' && schema['format'] === undefined) return schema
  return { anyOf: [schema, { type: 'string', enum: ['null'] }] }
}

/** The JSON Schema of an item, made when the document is: no start waits for it. */
const lazyJsonSchema = (item: z.ZodType, { nullable, example, list }: ListOptions) => ({
  toJSON: () => {
    const schema = list ?? (z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
    const { $schema: _, ...plain } = schema
    const described = nullable ? orTheWordNull(plain) : plain
    return example === undefined ? described : { ...described, examples: [escapeItem(example)] }
  },
})

const nullHint = ' `null`: what has none.'

/**
 * `a,b,c` as a list; commas mean OR. A backslash makes a comma or a backslash part of a value; the bare word `null` is
 * null where that may be asked for.
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
  z.refine((text) => !text.includes('\0')),
  z.overwrite(oneLineText),
)

/** A value to look for, in the form in which text is stored. */
export const textParameter = () => trimmedText
