import { z } from 'zod'
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

/** A zod check's error in both languages: zod's message is the English one. */
export const validationError = (code: string, en: string, vi: string) => ({ error: en, params: { code, vi } })

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
  `Một chữ cái không được có quá ${maxMarksPerLetter} dấu.`,
)
const lineBreakError = validationError('line_break', 'It must be a single line.', 'Phải nằm trên một dòng.')

// Schemas and checks do not change, so that fields of one form share them: making one for each of hundreds of fields is
// a good part of a start. For the same reason checks are added together: each addition copies the schema.
const wellFormed = [
  z.refine<string>((text) => !text.includes('\0'), nulError),
  z.refine<string>((text) => !hasLoneSurrogate(text), surrogateError),
] as const
/** Must come before a text is put into a normal form. */
export const hasFewMarks = z.refine<string>((text) => !hasTooManyMarks(text), marksError)
const base = z.string().check(...wellFormed, z.overwrite(normaliseText), hasFewMarks)
const oneLineBase = z.string().check(...wellFormed, z.overwrite(oneLineText), hasFewMarks)
const keyBase = z.string().check(...wellFormed, z.overwrite(keyText), hasFewMarks)
const isVisible = z.refine<string>(hasVisibleText, blankError)
const isOneLine = z.refine<string>((text) => !/[\n\r\u2028\u2029]/u.test(text), lineBreakError)
const isPlain = z.refine<string>((text) => !hasControls(text), controlError)

/** One schema a length. */
function byLength(make: (most: number) => z.ZodString): (most: number) => z.ZodString {
  const made = new Map<number, z.ZodString>()
  return (most) => {
    const known = made.get(most) ?? make(most)
    made.set(most, known)
    return known
  }
}

/** Prose of several lines, kept as NFC with `\n`, otherwise as written; may be empty. */
export const prose = byLength((most) => base.max(most))

/** Text of one line or several that shows something, for fields that are null instead of empty. */
export const lines = byLength((most) => base.check(z.maxLength(most), isVisible))

/** Text of one line that shows something, without blanks at its ends and without controls. */
export const line = byLength((most) => oneLineBase.check(z.maxLength(most), isVisible, isOneLine))

/** The one spelling of a moment: UTC, no zeros that say nothing; the same as Postgres' text gives. */
export function canonicalInstant(text: string): string {
  const time = Date.parse(text)
  // it runs after checks that have failed as well; what they have refused stays as it is
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/\.?0+Z$/, 'Z')
}

const instant = z.iso.datetime({ offset: true })
// what is no moment, or no day, is of no year
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

/** A moment, RFC 3339 with any offset, as the same moment in UTC; of the years that registers have. */
export const instantInput = () => moment

/** The same in a filter, which may look for any; years 1 to 9999. */
export const instantParameter = () => parameterMoment

export const instantOutput = () => instant

const firstDay = '1900-01-01'
const lastDay = '2200-12-31'
const isInRegisters = (day: string) => day >= firstDay && day <= lastDay

/** Days outside the years of registers that a row has had before there was such a rule. */
let stored: readonly string[] = []

const dayInRegisters = readableDay.refine(
  (text) => isInRegisters(text) || stored.includes(text),
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

/** A calendar day `YYYY-MM-DD` that exists, of the years that registers have. */
export const day = () => dayInRegisters

/** The same in a filter, which may look for any. */
export const dayParameter = () => parameterDay

function daysOutside(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.length === 10 && /^\d{4}-\d\d-\d\d$/.test(value) && !isInRegisters(value) ? [value] : []
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(daysOutside) : []
}

/** Checks what is to become of a stored row: days that it has already may stay, whatever their years. */
export function allowingStoredDays<T>(row: object, check: () => T): T {
  stored = daysOutside(row)
  try {
    return check()
  } finally {
    stored = []
  }
}

const registerYear = z.int().min(1900).max(2200)

/** A year as registers have it. */
export const year = () => registerYear

const uuid = z.uuid()

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

/** An address part as `slugOf` makes them; one in the form of a UUID would shadow an id. */
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

/** A short code a school gives its programs and classes, such as `TCLLCT-K12`. */
export const code = () => shortCode

const foreignKey = keyBase.check(z.maxLength(200), isVisible, isOneLine, isPlain)

/** The name a row has in the system it is imported from: blanks at its ends are no part of it, its case is. */
export const externalId = () => foreignKey

const place = z.int().min(0).max(1_000_000)

/** The place of something among its siblings: the smallest comes first. */
export const position = () => place

const addressForm = validationError(
  'wrong_format',
  'It must be a full http or https address, without spaces, user name and password.',
  'Phải là địa chỉ http hoặc https đầy đủ, không có khoảng trắng, tên người dùng hay mật khẩu.',
)

function isWebAddress(text: string): boolean {
  // the URL parser takes spaces, control characters, backslashes and missing slashes and mends them in silence
  if (!/^https?:\/\/[^/]/i.test(text) || /[\s\p{C}\\]/u.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

const address = base.check(z.maxLength(2000), z.refine(isWebAddress, addressForm)).meta({ format: 'uri' })

/** An http or https address, as it was written. */
export const webAddress = () => address
