import { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { nearestName } from '../../libraries/vietnamese/nearest-name.ts'
import { Problem, type Bilingual, type FieldError } from './problems.ts'

/** The part of a request that contains a value. An error in the body has a `pointer`, others have a `parameter`. */
export type RequestPart = 'body' | 'querystring' | 'params' | 'headers'

type Issue = z.core.$ZodIssue

const pointerOf = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const typeNames: Record<string, Bilingual> = {
  string: { en: 'a text', vi: 'một chuỗi' },
  number: { en: 'a number', vi: 'một số' },
  int: { en: 'a whole number', vi: 'một số nguyên' },
  boolean: { en: 'true or false', vi: '"true" hoặc "false"' },
  object: { en: 'an object', vi: 'một đối tượng' },
  array: { en: 'a list', vi: 'một danh sách' },
  record: { en: 'an object', vi: 'một đối tượng' },
  null: { en: 'null', vi: 'giá trị trống' },
}

const formats: Record<string, Bilingual> = {
  uuid: { en: 'a UUID', vi: 'một UUID' },
  datetime: {
    en: 'a moment with offset as in 2021-02-01T08:00:00+07:00',
    vi: 'thời điểm kèm múi giờ, ví dụ 2021-02-01T08:00:00+07:00',
  },
  date: { en: 'a date as in 2021-02-01 (YYYY-MM-DD)', vi: 'ngày dạng 2021-02-01 (YYYY-MM-DD)' },
  url: { en: 'an http or https address', vi: 'địa chỉ http hoặc https' },
  email: { en: 'an e-mail address', vi: 'địa chỉ thư điện tử' },
}

function sizeMessage(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Bilingual {
  const isMaximum = issue.code === 'too_big'
  const limit = isMaximum ? issue.maximum : issue.minimum
  const unit = { string: ['characters', 'ký tự'], array: ['items', 'phần tử'], set: ['items', 'phần tử'] }[
    issue.origin as string
  ]
  const exclusive = issue.inclusive === false
  const en = isMaximum ? (exclusive ? 'less than' : 'at most') : exclusive ? 'more than' : 'at least'
  if (unit) {
    return {
      en: `It must have ${en} ${limit} ${unit[0]}.`,
      vi: `${isMaximum ? 'Không được quá' : 'Phải có ít nhất'} ${vietnameseNumber(Number(limit))} ${unit[1]}.`,
    }
  }
  // a limit of four digits may be a year
  const limitText = limit < 10_000 ? limit : vietnameseNumber(Number(limit))
  const than = isMaximum === exclusive ? 'nhỏ hơn' : 'lớn hơn'
  return {
    en: `It must be ${en} ${limit}.`,
    vi: `${exclusive ? 'Phải' : 'Không được'} ${than} ${limitText}.`,
  }
}

const required: Bilingual = { en: 'It is required.', vi: 'Bắt buộc phải có.' }

/** The code and the message of a zod issue. The checks of our schemas give code and Vietnamese message in `params`. */
function describeIssue(issue: Issue, missing: boolean): { code: string; message: Bilingual } {
  switch (issue.code) {
    case 'invalid_type': {
      if (missing) return { code: 'required', message: required }
      const name = typeNames[issue.expected] ?? { en: issue.expected, vi: issue.expected }
      return { code: 'wrong_type', message: { en: `It must be ${name.en}.`, vi: `Phải là ${name.vi}.` } }
    }
    case 'too_big':
    case 'too_small':
      return { code: issue.code === 'too_big' ? 'too_large' : 'too_small', message: sizeMessage(issue) }
    case 'invalid_value': {
      if (missing) return { code: 'required', message: required }
      const values = issue.values.map(String).join(', ')
      // a value of an enumeration is quoted as the caller writes it; imports put its label in this place
      const quoted = issue.values
        .map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))
        .join(', ')
      return {
        code: 'not_in_list',
        message: { en: `It must be one of: ${values}.`, vi: `Phải là một trong: ${quoted}.` },
      }
    }
    case 'invalid_format': {
      const format = formats[issue.format]
      if (format)
        return {
          code: 'wrong_format',
          message: { en: `It must be ${format.en}.`, vi: `Phải là ${format.vi}.` },
        }
      return {
        code: 'wrong_format',
        message: {
          en: `It does not have the right form: ${issue.message}.`,
          vi: 'Không đúng định dạng.',
        },
      }
    }
    case 'custom': {
      const { code = 'refused', vi = issue.message } = (issue.params ?? {}) as { code?: string; vi?: string }
      return { code, message: { en: issue.message, vi } }
    }
    case 'invalid_union':
      return {
        code: 'wrong_type',
        message: {
          en: 'It has none of the forms that are possible here.',
          vi: 'Không đúng dạng nào được chấp nhận ở đây.',
        },
      }
    default:
      return { code: 'refused', message: { en: 'It is not valid.', vi: 'Giá trị không hợp lệ.' } }
  }
}

function unknownKeys(
  keys: string[],
  known: readonly string[],
  path: PropertyKey[],
  place: RequestPart,
): FieldError[] {
  return keys.map((key) => {
    const nearest = nearestName(key, known)
    const hint =
      nearest === null
        ? { en: '', vi: '' }
        : { en: ` Did you mean "${nearest}"?`, vi: ` Có phải là "${nearest}"?` }
    if (place === 'body') {
      return {
        pointer: pointerOf([...path, key]),
        code: 'unknown_field',
        message: { en: `There is no field "${key}".${hint.en}`, vi: `Không có trường "${key}".${hint.vi}` },
      }
    }
    return {
      parameter: key,
      code: 'unknown_parameter',
      message: {
        en: `There is no parameter "${key}".${hint.en}`,
        vi: `Không có tham số "${key}".${hint.vi}`,
      },
    }
  })
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
}

/** The schema inside default, optional and nullable wrappers. */
function unwrapSchema(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrapSchema(schema.unwrap())
  }
  return schema
}

/** The fields of a strict object, for "Did you mean". */
function knownNames(schema: z.core.$ZodType, path: PropertyKey[]): string[] {
  const atPath = path.reduce<z.core.$ZodType | undefined>((at, key) => {
    const inner = unwrapSchema(at)
    if (inner instanceof z.ZodObject) return inner.shape[String(key)]
    return inner instanceof z.ZodArray ? inner.element : undefined
  }, schema)
  const inner = unwrapSchema(atPath)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

/** Removes further issues of values with a wrong type: zod reports the length of a text where a list is expected. */
function withoutFollowUps(issues: readonly Issue[]): Issue[] {
  const mistyped = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => pointerOf(path)),
  )
  return issues.filter(({ code, path }) => code === 'invalid_type' || !mistyped.has(pointerOf(path)))
}

/** Converts zod issues to field errors, at most 50. */
export function fieldErrors(
  schema: z.core.$ZodType,
  error: z.core.$ZodError,
  input: unknown,
  place: RequestPart,
): FieldError[] {
  return withoutFollowUps(error.issues)
    .slice(0, 50)
    .flatMap((issue): FieldError[] => {
      if (issue.code === 'unrecognized_keys') {
        return unknownKeys(issue.keys.slice(0, 20), knownNames(schema, issue.path), issue.path, place)
      }
      // the input of a parameter is its text; a longer path leads into the parsed value
      const value = valueAt(input, place === 'body' ? issue.path : issue.path.slice(0, 1))
      const described =
        place === 'querystring' && Array.isArray(value)
          ? {
              code: 'repeated_parameter',
              message: {
                en: 'It may come only once; separate several values with commas.',
                vi: 'Chỉ được xuất hiện một lần; nhiều giá trị cách nhau bằng dấu phẩy.',
              },
            }
          : describeIssue(issue, value === undefined)
      if (place === 'body') return [{ pointer: pointerOf(issue.path), ...described }]
      return [{ parameter: String(issue.path[0] ?? ''), ...described }]
    })
}

/** The 400 with these field errors. */
export function invalidRequest(errors: FieldError[]): Problem {
  const n = errors.length
  return new Problem('invalid_request', {
    detail: {
      en: n === 1 ? '1 parameter or field is not valid.' : `${n} parameters or fields are not valid.`,
      vi: `${vietnameseNumber(n)} tham số hoặc trường không hợp lệ.`,
    },
    errors,
  })
}

/** Parses a value by a schema. @throws Problem 400 with all errors */
export function parseOrThrow<S extends z.ZodType>(
  schema: S,
  input: unknown,
  place: RequestPart,
): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidRequest(fieldErrors(schema, result.error, input, place))
}
