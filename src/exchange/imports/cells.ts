import type { CellKind } from './table-columns.ts'

/** A cell as a file has it. Text files have texts; workbooks know numbers and booleans, too. */
export type FileCell = string | number | boolean | null

// spreadsheets have no other than 1 and 0 where a cell has another format
const yes = new Set(['true', 'có', 'x', '1'])
const no = new Set(['false', 'không', '0'])

const twoDigits = (part: string) => part.padStart(2, '0')

/** The day of a serial number, as spreadsheets count days since 1900, which they take for a leap year. */
export function dayOfSerial(serial: number): string | undefined {
  const days = Math.floor(serial)
  // day 60 is the 29th of February 1900, which there was not
  if (days < 1 || days > 2_958_465 || days === 60) return undefined
  const first = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(first + days * 86_400_000).toISOString().slice(0, 10)
}

function dayOf(cell: string | number): unknown {
  if (typeof cell === 'number') return dayOfSerial(cell) ?? cell
  const text = cell.trim()
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (day !== undefined) return `${year}-${twoDigits(month!)}-${twoDigits(day)}`
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? cell
  return text
}

/** A number as it is written; `7,5` is told from `7,500` by what separates the cells. */
function numberOf(cell: string, hasDecimalComma: boolean): unknown {
  const text = cell.trim()
  const plain = hasDecimalComma ? text.replace(/^(-?\d+),(\d+)$/, '$1.$2') : text
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : cell
}

function booleanOf(cell: string | number | boolean): unknown {
  const word = String(cell).trim().toLowerCase().normalize('NFC')
  if (yes.has(word)) return true
  return no.has(word) ? false : cell
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

/**
 * What a cell says, as a write would take it. What cannot be read stays as it is: the schema of the write says then
 * what it should have been.
 */
export function valueOf(cell: FileCell, kind: CellKind, hasDecimalComma: boolean): unknown {
  if (cell === null) return null
  if (kind === 'day' && typeof cell !== 'boolean') return dayOf(cell)
  if (kind === 'text') return String(cell)
  if (kind === 'boolean') return booleanOf(cell)
  if (typeof cell !== 'string') return cell
  if (kind === 'number') return numberOf(cell, hasDecimalComma)
  return jsonOf(cell)
}
