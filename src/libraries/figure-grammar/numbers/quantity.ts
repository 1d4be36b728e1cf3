import type { DigitReading } from './digits.ts'

/** A number in the text without its unit; a range of tokens, `to` exclusive. */
export interface Quantity {
  readonly from: number
  readonly to: number
  readonly reading: DigitReading
  /** The number after the slash: 41 in 9/41. */
  readonly denominator: number | null
  /** Whether a percent sign or `phần trăm` follows; `to` is after it. */
  readonly percent: boolean
  /** Whether nghìn, triệu or tỷ multiplies it. */
  readonly multiplied: boolean
  /** The count of its number words; 0 for digits. */
  readonly words: number
  /** Whether it is written without separators and signs, as years and numbers of documents are. */
  readonly bare: boolean
}
