import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import { readDigits } from './digits.ts'
import type { Quantity } from './quantity.ts'
import { multiplierOf, readWords } from './words.ts'

const [phan, tram] = ['phần', 'trăm'].map(formOf)

/** Finds every number in the text that is no calendar date, from left to right. */
export function findQuantities(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length;) {
    const date = endOfDate(tokens, at)
    const quantity = date === at ? readQuantity(tokens, at) : undefined
    if (quantity) found.push(quantity)
    at = quantity?.to ?? Math.max(date, at + 1)
  }
  return found
}

const isNumber = (token: Token | undefined): token is Token => token?.kind === 'number'
const isDateSign = (token: Token | undefined) =>
  token?.form === '/' || token?.form === '-' || token?.form === '–'

/** Behind a date such as 29/7/2014, 29-7-2014 or 29.7.2014, or the place itself where none begins. */
function endOfDate(tokens: readonly Token[], at: number): number {
  if (!isNumber(tokens[at])) return at
  if (readDigits(tokens[at].form) === null) return at + 1
  const sign = tokens[at + 1]
  if (!isDateSign(sign) || tokens[at + 3]?.form !== sign!.form) return at
  return isNumber(tokens[at + 2]) && isNumber(tokens[at + 4]) ? at + 5 : at
}

function readQuantity(tokens: readonly Token[], from: number): Quantity | undefined {
  const token = tokens[from]!
  if (token.kind !== 'number' && token.kind !== 'word') return undefined
  const written = token.kind === 'word' ? readWords(tokens, from) : undefined
  const digits = token.kind === 'number' ? readDigits(token.form) : null
  if (written === undefined && digits === null) return undefined
  const first = written ? { value: written.value, otherwise: written.value } : digits!
  const start = written?.to ?? from + 1
  const { value, to } = multiplied(tokens, first.value, start)
  const reading = to === start ? first : { value, otherwise: value }
  const after = token.kind === 'number' && to === start ? denominatorAt(tokens, to) : undefined
  const sign = percentEnd(tokens, after?.to ?? to)
  return {
    from,
    to: sign ?? after?.to ?? to,
    reading,
    denominator: after?.value ?? null,
    percent: sign !== undefined,
    multiplied: to !== start,
    words: written?.words ?? 0,
    bare: /^\d+$/.test(token.form) && to === start && after === undefined && sign === undefined,
  }
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

/** 4,35 triệu are 4350000, without the dust of binary fractions. */
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
