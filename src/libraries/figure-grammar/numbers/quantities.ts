import { formOf } from '../text/letters.ts'
import type { Place } from '../text/layout.ts'
import type { Token } from '../text/token.ts'
import { countingBeforeNumber } from '../vocabulary/ordinals.ts'
import { isPlain, readDigits, type DigitReading } from './digits.ts'
import type { Quantity } from './quantity.ts'
import { multiplierOf, readWords } from './words.ts'

const [phan, tram, lop, so] = ['phần', 'trăm', 'lớp', 'số'].map(formOf)
const countingWords = new Set(countingBeforeNumber.map(formOf))

const units = new Set(['%', '％', '₫'])

/** Marks the sentences with words or units: a table of bare numbers counts nothing. */
function sentencesWithWords(tokens: readonly Token[], places: readonly Place[]): Uint8Array {
  const hasWords = new Uint8Array((places.at(-1)?.sentence ?? 0) + 1)
  tokens.forEach(({ kind, form }, at) => {
    if (kind === 'word' || kind === 'code' || units.has(form)) hasWords[places[at]!.sentence] = 1
  })
  return hasWords
}

/** Finds all numbers but dates, from left to right, in sentences that have words or units. */
export function findQuantities(tokens: readonly Token[], places: readonly Place[]): Quantity[] {
  const hasWords = sentencesWithWords(tokens, places)
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length;) {
    if (hasWords[places[at]!.sentence] === 0) {
      at += 1
      continue
    }
    const { kind, form } = tokens[at]!
    const digits = kind === 'number' ? readDigits(form) : null
    const date = digits === null ? at : endOfDate(tokens, at)
    if (date > at) {
      at = date
      continue
    }
    const quantity =
      digits !== null ? fromDigits(tokens, at, digits) : kind === 'word' ? fromWords(tokens, at) : undefined
    if (quantity) found.push(quantity)
    at = quantity?.to ?? at + 1
  }
  return found
}

const isNumber = (token: Token | undefined): token is Token => token?.kind === 'number'
const isDateSign = (form: string) => form === '/' || form === '-' || form === '–'

/** The index after a date such as 29/7/2014, 29-7-2014 or 29.7.2014 that begins at a token; `at` if none does. */
function endOfDate(tokens: readonly Token[], at: number): number {
  const sign = tokens[at + 1]?.form ?? ''
  if (!isDateSign(sign) || tokens[at + 3]?.form !== sign) return at
  return isNumber(tokens[at + 2]) && isNumber(tokens[at + 4]) ? at + 5 : at
}

function fromWords(tokens: readonly Token[], from: number): Quantity | undefined {
  const written = readWords(tokens, from)
  if (written === undefined) return undefined
  const { value, to } = multiplied(tokens, written.value, written.to)
  const sign = percentEnd(tokens, to)
  return {
    from,
    to: sign ?? to,
    reading: { value, otherwise: value },
    denominator: null,
    percent: sign !== undefined,
    multiplied: to !== written.to,
    words: written.words,
    bare: false,
  }
}

function fromDigits(tokens: readonly Token[], from: number, digits: DigitReading): Quantity {
  const { value, to } = multiplied(tokens, digits.value, from + 1)
  const isMultiplied = to !== from + 1
  const after = isMultiplied || isName(tokens, from) ? undefined : denominatorAt(tokens, to)
  const sign = percentEnd(tokens, after?.to ?? to)
  return {
    from,
    to: sign ?? after?.to ?? to,
    reading: isMultiplied ? { value, otherwise: value } : digits,
    denominator: after?.value ?? null,
    percent: sign !== undefined,
    multiplied: isMultiplied,
    words: 0,
    bare: !isMultiplied && after === undefined && sign === undefined && isPlain(tokens[from]!.form),
  }
}

/**
 * Whether the number before a slash is a name, and the one after it a count: `lớp 1/5 lớp`, `số 01/34 bài viết`. The
 * name of a class may have a slash itself (lớp 5/3), so a class must follow.
 */
function isName(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.form
  if (before === lop) return tokens[from + 3]?.form === lop
  if (before !== so || tokens[from + 3]?.kind !== 'word') return false
  return !countingWords.has(tokens[from - 2]?.form ?? '')
}

/** `2 tỷ 500 triệu`: each further part must have a smaller multiplier. */
function multiplied(tokens: readonly Token[], first: number, from: number): { value: number; to: number } {
  let factor = multiplierOf(tokens[from])
  if (factor === undefined) return { value: first, to: from }
  let value = product(first, factor)
  let to = from + 1
  for (;;) {
    const part = isNumber(tokens[to]) ? readDigits(tokens[to]!.form) : null
    const smaller = multiplierOf(tokens[to + 1])
    if (part === null || smaller === undefined || smaller >= factor) return { value, to }
    value += product(part.value, smaller)
    factor = smaller
    to += 2
  }
}

/** Multiplies without the rounding errors of binary fractions: 4,35 triệu is 4350000. */
const product = (value: number, factor: number) => Number((value * factor).toPrecision(15))

function denominatorAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  if (tokens[at]?.form !== '/' || !isNumber(tokens[at + 1])) return undefined
  const reading = readDigits(tokens[at + 1]!.form)
  if (reading === null || reading.value === 0) return undefined
  return { value: reading.value, to: at + 2 }
}

function percentEnd(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.form === '%' || tokens[at]?.form === '％') return at + 1
  return tokens[at]?.form === phan && tokens[at + 1]?.form === tram ? at + 2 : undefined
}
