import type { DigitReading } from './digits.ts'

/** A number in the text, before it is known what it counts; a range of tokens, `to` exclusive. */
export interface Quantity {
  readonly from: number
  readonly to: number
  readonly reading: DigitReading
  /** What stands after the slash: 9/41. */
  readonly denominator: number | null
  /** Whether a percent sign or `phần trăm` follows; `to` is behind it. */
  readonly percent: boolean
  /** Whether nghìn, triệu or tỷ had a part in it. */
  readonly multiplied: boolean
  /** How many number words it is written in; 0 for digits. */
  readonly words: number
  /** Whether it is written without separators and signs, as years and numbers of documents are. */
  readonly bare: boolean
}
