import { z } from 'zod'
import { slugOf, isUuidLike } from '../language/slug.ts'
import { hasLoneSurrogate, normaliseText } from '../language/text.ts'

/** A zod check's error in both languages: zod's message is the English one. */
export const refusal = (code: string, en: string, vi: string) => ({ error: en, params: { code, vi } })

export const noNul = refusal(
  'nul_character',
  'It must not contain the NUL character.',
  'Không được chứa ký tự NUL.',
)
const noSurrogate = refusal(
  'lone_surrogate',
  'It contains half of a surrogate pair, which is no character; send well-formed Unicode.',
  'Chứa nửa cặp surrogate, không phải ký tự hợp lệ; hãy gửi Unicode đúng chuẩn.',
)
const notBlank = refusal('blank', 'It must contain something that can be seen.', 'Không được để trống.')
const oneLine = refusal('line_break', 'It must be a single line.', 'Phải nằm trên một dòng.')

const base = () =>
  z
    .string()
    .refine((text) => !text.includes('\0'), noNul)
    .refine((text) => !hasLoneSurrogate(text), noSurrogate)
    .overwrite(normaliseText)

/** Prose of several lines, kept as NFC with `\n`, otherwise as written; may be empty. */
export const prose = (most: number) => base().max(most)

/** Text of one line or several that shows something, for fields that are null instead of empty. */
export const lines = (most: number) =>
  base()
    .max(most)
    .refine((text) => /\S/u.test(text), notBlank)

/** Text of one line that shows something. */
export const line = (most: number) =>
  base()
    .max(most)
    .refine((text) => /\S/u.test(text), notBlank)
    .refine((text) => !/[\n\r\u2028\u2029]/u.test(text), oneLine)

const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
const firstInstant = Date.parse('0001-01-01T00:00:00Z')

/** The one spelling of a moment: UTC, no zeros that say nothing; the same as Postgres' text gives. */
export function canonicalInstant(text: string): string {
  const time = Date.parse(text)
  // it runs after checks that have failed as well; what they have refused stays as it is
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/\.?0+Z$/, 'Z')
}

/** A moment, RFC 3339 with any offset, as the same moment in UTC; years 1 to 9999. */
export const instantInput = () =>
  z.iso
    .datetime({ offset: true })
    .refine(
      (text) => Date.parse(text) >= firstInstant && Date.parse(text) <= lastInstant,
      refusal(
        'out_of_range',
        'It must be a moment between the years 1 and 9999.',
        'Phải là thời điểm trong khoảng năm 1 đến 9999.',
      ),
    )
    .overwrite(canonicalInstant)

export const instantOutput = () => z.iso.datetime({ offset: true })

/** A calendar day `YYYY-MM-DD` that exists. */
export const day = () =>
  z.iso
    .date()
    .refine(
      (text) => text >= '0001-01-01',
      refusal('out_of_range', 'The year must be 0001 or later.', 'Năm phải từ 0001 trở đi.'),
    )

/** A year as registers have it. */
export const year = () => z.int().min(1900).max(2200)

export const id = () => z.uuid()

const slugForm = refusal(
  'wrong_format',
  'It must consist of lower-case letters a-z, digits and single hyphens, and must not look like a UUID.',
  'Chỉ gồm chữ thường a-z, chữ số và dấu gạch nối đơn, và không có dạng UUID.',
)

/** An address part as `slugOf` makes them; one in the form of a UUID would shadow an id. */
export const slug = () =>
  z
    .string()
    .min(1)
    .max(120)
    .refine((text) => text === slugOf(text) && !isUuidLike(text), slugForm)

const codeForm = refusal(
  'wrong_format',
  'It must consist of letters, digits and . _ - / without spaces, have a letter or a digit, and must not look like a UUID.',
  'Chỉ gồm chữ cái, chữ số và các dấu . _ - / không có khoảng trắng, có ít nhất một chữ cái hoặc chữ số, và không có dạng UUID.',
)

/** A short code a school gives its programs and classes, such as `TCLLCT-K12`. */
export const code = () =>
  base()
    .min(1)
    .max(60)
    .refine((text) => /^[._/-]*[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text) && !isUuidLike(text), codeForm)

/** The name a row has in the system it is imported from. */
export const externalId = () => line(200)

/** The place of something among its siblings: the smallest comes first. */
export const position = () => z.int().min(0).max(1_000_000)

const addressForm = refusal(
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

/** An http or https address, as it was written. */
export const webAddress = () => base().max(2000).refine(isWebAddress, addressForm).meta({ format: 'uri' })
