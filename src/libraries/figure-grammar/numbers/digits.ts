/** The values of a run of digits and separators. */
export interface DigitReading {
  /** In Vietnamese writing: the dot groups thousands, the comma separates decimals. */
  value: number
  /** In English writing (`2,157` learners, `98.125` %); equal to `value` if the number is unambiguous. */
  otherwise: number
}

const groupedPattern = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/
const decimalPattern = /^\d+[.,]\d+$/
/** Larger integers are not exact, and no school counts that many. */
const maxValue = 1e15

/** Whether characters are digits without separators. */
export const isPlain = (characters: string): boolean => /^\d+$/.test(characters)

/** Reads `2.157`, `12,5`, `08`, `1 204`, `1.234,5`; null for a phone number, 29.7.2014 and the like. */
export function readDigits(characters: string): DigitReading | null {
  if (characters.length <= 24 && isPlain(characters)) return within(Number(characters))
  const digits = characters.replace(/\s/g, '')
  if (digits.length > 24) return null
  if (isPlain(digits)) return within(Number(digits))
  const grouped = groupedPattern.exec(digits)
  if (grouped && !digits.startsWith('0')) return readGrouped(digits, grouped[1]!)
  return decimalPattern.test(digits) ? within(Number(digits.replace(',', '.'))) : null
}

function readGrouped(digits: string, separator: string): DigitReading | null {
  const [first = '', ...rest] = digits.split(separator)
  const last = rest.at(-1) ?? ''
  const plain = Number([first, ...rest].join('').replace(/[.,]/, '.'))
  const isDoubtful = rest.length === 1 && last.length === 3
  if (!isDoubtful) return within(plain)
  const decimal = Number(`${first}.${last}`)
  return separator === '.' ? within(plain, decimal) : within(decimal, plain)
}

function within(value: number, otherwise = value): DigitReading | null {
  return value <= maxValue && otherwise <= maxValue ? { value, otherwise } : null
}
