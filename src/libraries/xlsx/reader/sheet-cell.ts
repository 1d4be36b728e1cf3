import type { NumberStyles } from './number-styles.ts'
import { unescaped } from './rich-text.ts'
import type { TextStore } from './text-store.ts'
import { XlsxError } from './xlsx-error.ts'

/** A cell of a sheet. */
export type SheetCell =
  | string
  | number
  | boolean
  | null
  /** A day or moment, as the workbook counts days. */
  | { serial: number }
  /** A number whose format shows it as a code, with zeros before it or letters. */
  | { number: number; shown: string }
  /** An error such as #N/A. */
  | { error: string }
  /** A formula of which nobody has stored what it comes to. */
  | { formula: true }

/** What is needed to understand cells. */
export interface CellContext {
  strings: TextStore
  numberStyles: NumberStyles
}

/** A cell as it is written. */
export interface RawCell {
  type: string
  style: number
  hasFormula: boolean
  /** Of `v`; undefined where there is none. */
  value: string | undefined
  /** Of a text that stands in the cell itself; undefined where there is none. */
  text: string | undefined
}

/** What of a formula comes to an empty text looks like an empty cell, and is one. */
const textOrNothing = (text: string) => (text === '' ? null : text)

function numberOf(value: string, style: number, { numberStyles }: CellContext): SheetCell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (numberStyles.dates.has(style)) return { serial: number }
  const shown = numberStyles.digits.get(style)?.(number)
  return shown === undefined ? number : { number, shown }
}

/** What a cell says. @throws XlsxError for a shared text that is not there */
export function sheetCellOf(raw: RawCell, context: CellContext): SheetCell {
  const { type, value, text } = raw
  if (type === 'inlineStr') return text ?? null
  if (type === 'str' && value !== undefined) return textOrNothing(unescaped(value))
  // some programs store nothing of a formula, others an empty value
  if (value === undefined || value.trim() === '') return raw.hasFormula ? { formula: true } : null
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true'
  if (type === 'e') return { error: value }
  // the stricter variant of the standard writes days as such
  if (type === 'd') return textOrNothing(value.replace(/T00:00(:00(\.0+)?)?Z?$/, ''))
  if (type !== 's') return numberOf(value, raw.style, context)
  const shared = context.strings.get(Number(value))
  if (shared === undefined) throw new XlsxError({ code: 'missing_text', index: value.slice(0, 20) })
  return textOrNothing(shared)
}
