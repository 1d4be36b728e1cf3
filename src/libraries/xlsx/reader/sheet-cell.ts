import type { NumberStyles, ShownPart } from './number-styles.ts'
import { unescapeText } from './rich-text.ts'
import type { TextStore } from './text-store.ts'
import { XlsxError } from './xlsx-error.ts'

/** A cell of a sheet. */
export type SheetCell =
  | string
  | number
  | boolean
  | null
  /** A date or time, as a serial number of days, and what of it the sheet shows if that is not all. */
  | { serial: number; shows?: ShownPart }
  /** A number whose format shows it as a code, with leading zeros or letters. */
  | { number: number; shown: string }
  /** An error such as #N/A. */
  | { error: string }
  /** A formula without a stored value. */
  | { formula: true }

/** The parts of a workbook that cells refer to. */
export interface CellContext {
  strings: TextStore
  numberStyles: NumberStyles
}

/** A cell as the XML has it. */
export interface RawCell {
  type: string
  style: number
  hasFormula: boolean
  /** Text of the element `v`; undefined if there is none. */
  value: string | undefined
  /** Inline text; undefined if there is none. */
  text: string | undefined
}

/** A formula whose result is an empty text is an empty cell. */
const textOrNothing = (text: string) => (text === '' ? null : text)

function numberOf(value: string, style: number, { numberStyles }: CellContext): SheetCell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (numberStyles.dates.has(style)) {
    const shows = numberStyles.parts.get(style)
    return shows === undefined ? { serial: number } : { serial: number, shows }
  }
  const shown = numberStyles.digits.get(style)?.(number)
  return shown === undefined ? number : { number, shown }
}

/** The value of a cell. @throws XlsxError if its shared string is missing */
export function sheetCellOf(raw: RawCell, context: CellContext): SheetCell {
  const { type, value, text } = raw
  if (type === 'inlineStr') return text ?? null
  if (type === 'str' && value !== undefined) return textOrNothing(unescapeText(value))
  // a formula without a result: some programs write no value, others an empty one
  if (value === undefined || value.trim() === '') return raw.hasFormula ? { formula: true } : null
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true'
  if (type === 'e') return { error: value }
  // the strict variant of the standard has dates in ISO form
  if (type === 'd') return textOrNothing(value.replace(/T00:00(:00(\.0+)?)?Z?$/, ''))
  if (type !== 's') return numberOf(value, raw.style, context)
  const shared = context.strings.get(Number(value))
  if (shared === undefined) throw new XlsxError({ code: 'missing_text', index: value.slice(0, 20) })
  return textOrNothing(shared)
}
