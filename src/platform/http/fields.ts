import { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { slugOf, isUuidLike } from '../../libraries/vietnamese/slug.ts'
import {
  hasControls,
  hasLoneSurrogate,
  hasTooManyMarks,
  keyText,
  maxMarksPerLetter,
  normaliseText,
  oneLineText,
  hasVisibleText,
} from '../../libraries/vietnamese/text.ts'

/** The error of a zod check in both languages: the message of zod is the English one. */
export const validationError = (code: string, en: string, vi: string) => ({ error: en, params: { code, vi } })

/** The error of texts with NUL, which Postgres cannot store. */
export const nulError = validationError(
  'nul_character',
  'It must not contain the NUL character.',
  'Không được chứa ký tự NUL.',
)
const surrogateError = validationError(
  'lone_surrogate',
  'It contains half of a surrogate pair, which is no character; send well-formed Unicode.',
  'Chứa nửa cặp surrogate, không phải ký tự hợp lệ; hãy gửi Unicode đúng chuẩn.',
)
const blankError = validationError(
  'blank',
  'It must contain something that can be seen.',
  'Không được để trống.',
)
const controlError = validationError(
  'control_character',
  'It must not contain control characters or characters that change the direction of text: write it anew.',
  'Không được chứa ký tự điều khiển hoặc ký tự đổi hướng chữ: hãy nhập lại.',
)
const marksError = validationError(
  'too_many_marks',
  `It must not have more than ${maxMarksPerLetter} combining marks on one letter.`,
  `Một chữ cái không được có quá ${vietnameseNumber(maxMarksPerLetter)} dấu.`,
)
const lineBreakError = validationError('line_break', 'It must be a single line.', 'Phải nằm trên một dòng.')

// Fields of the same form share one schema: making a schema for each of hundreds of fields would slow the start down. All
// checks are added in one call, since each call copies the schema.
const wellFormed = [
  z.refine<string>((text) => !text.includes('\0'), nulError),
  z.refine<string>((text) => !hasLoneSurrogate(text), surrogateError),
] as const
/** Limits combining marks. It must run before normalization, which is slow for many marks. */
export const hasFewMarks = z.refine<string>((text) => !hasTooManyMarks(text), marksError)
const base = z.string().check(...wellFormed, z.overwrite(normaliseText), hasFewMarks)
const oneLineBase = z.string().check(...wellFormed, z.overwrite(oneLineText), hasFewMarks)
const keyBase = z.string().check(...wellFormed, z.overwrite(keyText), hasFewMarks)
const isVisible = z.refine<string>(hasVisibleText, blankError)
const isOneLine = z.refine<string>((text) => !/[\n\r\u2028\u2029]/u.test(text), lineBreakError)
const isPlain = z.refine<string>((text) => !hasControls(text), controlError)

/** Caches schemas by their maximum length. */
function byLength(make: (maxLength: number) => z.ZodString): (maxLength: number) => z.ZodString {
  const cache = new Map<number, z.ZodString>()
  return (maxLength) => {
    const schema = cache.get(maxLength) ?? make(maxLength)
    cache.set(maxLength, schema)
    return schema
  }
}

/** Text of several lines, normalized to NFC with `\n`; it may be empty. */
export const prose = byLength((maxLength) => base.max(maxLength))

/** Text of one or more lines that is not blank, for fields that are null instead of empty. */
export const lines = byLength((maxLength) => base.check(z.maxLength(maxLength), isVisible))

/** Text of one line that is not blank, trimmed and without control characters. */
export const line = byLength((maxLength) => oneLineBase.check(z.maxLength(maxLength), isVisible, isOneLine))

/** The canonical text of a moment: UTC without trailing zeros, as `instantFromPostgres` gives it. */
export function canonicalInstant(text: string): string {
  const time = Date.parse(text)
  // it also runs after a failed check, for a text that is not a moment
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/\.?0+Z$/, 'Z')
}

// `abort`: the year of an invalid moment or day is not checked
const readableInstant = z.iso.datetime({ offset: true, abort: true })
const readableDay = z.iso.date({ abort: true })

const momentBetween = (first: string, last: string) =>
  readableInstant.check(
    z.refine(
      (text) => Date.parse(text) >= Date.parse(first) && Date.parse(text) <= Date.parse(last),
      validationError(
        'out_of_range',
        `It must be a moment between the years ${Number(first.slice(0, 4))} and ${last.slice(0, 4)}.`,
        `Phải là thời điểm trong khoảng năm ${Number(first.slice(0, 4))} đến ${last.slice(0, 4)}.`,
      ),
    ),
    z.overwrite(canonicalInstant),
  )

const moment = momentBetween('1900-01-01T00:00:00Z', '2200-12-31T23:59:59.999Z')
const parameterMoment = momentBetween('0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z')

/** A moment of an input: RFC 3339 with any offset, converted to UTC; years 1900 to 2200. */
export const instantInput = () => moment

/** A moment of a filter; years 1 to 9999. */
export const instantParameter = () => parameterMoment

const firstDay = '1900-01-01'
const lastDay = '2200-12-31'
const isInRange = (day: string) => day >= firstDay && day <= lastDay

/** Days outside the range that the stored row has from an earlier version without this rule. */
let storedDays: readonly string[] = []

const dayInRegisters = readableDay.refine(
  (text) => isInRange(text) || storedDays.includes(text),
  validationError(
    'out_of_range',
    'It must be a day between the years 1900 and 2200.',
    'Phải là ngày trong khoảng năm 1900 đến 2200.',
  ),
)

const parameterDay = readableDay.refine(
  (text) => text >= '0001-01-01',
  validationError('out_of_range', 'The year must be 0001 or later.', 'Năm phải từ 0001 trở đi.'),
)

/** An existing calendar day `YYYY-MM-DD` of an input; years 1900 to 2200. */
export const day = () => dayInRegisters

/** A calendar day of a filter; years 1 to 9999. */
export const dayParameter = () => parameterDay

/** The days in a value, also in nested objects, that are outside the range. */
function daysOutside(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.length === 10 && /^\d{4}-\d\d-\d\d$/.test(value) && !isInRange(value) ? [value] : []
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(daysOutside) : []
}

/** Runs a check of a row that permits days outside the range if the stored row has them. */
export function allowingStoredDays<T>(row: object, check: () => T): T {
  storedDays = daysOutside(row)
  try {
    return check()
  } finally {
    storedDays = []
  }
}

const registerYear = z.int().min(1900).max(2200)

/** A year as registers have it. */
export const year = () => registerYear

/** A year of a query; it gets its description from the operation. */
export const yearParameter = () =>
  z
    .string()
    .refine(
      (text) => /^(19|20|21)\d\d$|^2200$/.test(text),
      validationError(
        'out_of_range',
        'It must be a year from 1900 to 2200.',
        'Phải là năm từ 1900 đến 2200.',
      ),
    )
    .transform(Number)

/** A quarter of a query; it gets its description from the operation. */
export const quarterParameter = () =>
  z
    .string()
    .refine(
      (text) => /^[1-4]$/.test(text),
      validationError('out_of_range', 'It must be a quarter from 1 to 4.', 'Phải là quý từ 1 đến 4.'),
    )
    .transform(Number)

/** A whole number of a query. */
export const wholeNumberParameter = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text),
      validationError(
        'wrong_type',
        `It must be a whole number from ${least} to ${most}.`,
        `Phải là số nguyên từ ${least} đến ${most}.`,
      ),
    )
    .transform(Number)
    .pipe(z.int().min(least).max(most))

const uuid = z.uuid()

/** The id of a row. */
export const id = () => uuid

const slugForm = validationError(
  'wrong_format',
  'It must consist of lower-case letters a-z, digits and single hyphens, and must not look like a UUID.',
  'Chỉ gồm chữ thường a-z, chữ số và dấu gạch nối đơn, và không có dạng UUID.',
)

const addressPart = z.string().check(
  z.minLength(1),
  z.maxLength(120),
  z.refine((text) => text === slugOf(text) && !isUuidLike(text), slugForm),
)

/** A slug, in the form that `slugOf` makes. The form of a UUID is not allowed, since it would be read as an id. */
export const slug = () => addressPart

const codeForm = validationError(
  'wrong_format',
  'It must consist of letters, digits and . _ - / without spaces, have a letter or a digit, and must not look like a UUID.',
  'Chỉ gồm chữ cái, chữ số và các dấu . _ - / không có khoảng trắng, có ít nhất một chữ cái hoặc chữ số, và không có dạng UUID.',
)

const shortCode = keyBase.check(
  z.minLength(1),
  z.maxLength(60),
  z.refine((text) => /^[._/-]*[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text) && !isUuidLike(text), codeForm),
)

/** A short code that a school gives to programs and classes, such as `TCLLCT-K12`. */
export const code = () => shortCode

const externalIdSchema = keyBase.check(z.maxLength(200), isVisible, isOneLine, isPlain)

/** The id of a row in another system. It is trimmed; its case matters. */
export const externalId = () => externalIdSchema

const positionSchema = z.int().min(0).max(1_000_000)

/** The position of a row among its siblings; the smallest comes first. */
export const position = () => positionSchema

const addressForm = validationError(
  'wrong_format',
  'It must be a full http or https address, without spaces, user name and password.',
  'Phải là địa chỉ http hoặc https đầy đủ, không có khoảng trắng, tên người dùng hay mật khẩu.',
)

function isWebAddress(text: string): boolean {
  // the URL parser accepts and corrects spaces, control characters, backslashes and missing slashes
  if (!/^https?:\/\/[^/]/i.test(text) || /[\s\p{C}\\]/u.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

const address = base.check(z.maxLength(2000), z.refine(isWebAddress, addressForm)).meta({ format: 'uri' })

/** An http or https address, as it was written. */
export const webAddress = () => address

const siteAddressForm = validationError(
  'wrong_format',
  'It must be a full http or https address without spaces, user name and password, or a path of the website that begins with one slash, such as /lien-he.',
  'Phải là địa chỉ http hoặc https đầy đủ, không có khoảng trắng, tên người dùng hay mật khẩu, hoặc đường dẫn trên trang bắt đầu bằng một dấu gạch chéo, ví dụ "/lien-he".',
)

/** A browser reads what follows two slashes, or a slash and a backslash, as the name of another server. */
const isSitePath = (text: string): boolean => /^\/(?![/\\])/.test(text) && !/[\s\p{C}\\]/u.test(text)

const addressOrPath = base.check(
  z.maxLength(2000),
  z.refine((text) => isSitePath(text) || isWebAddress(text), siteAddressForm),
)

/** An http or https address, or a path of the website, as it was written. */
export const siteAddress = () => addressOrPath
