import { z } from 'zod'
import { readJson } from '../../../platform/http/content-type-parsers.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { normaliseText } from '../../../libraries/vietnamese/text.ts'
import type { CellKind } from './known-columns.ts'

/** A cell as a file has it. Text files have texts; workbooks know numbers and booleans, too. */
export type FileCell = string | number | boolean | null

// spreadsheets have no other than 1 and 0 where a cell has another format
const yes = new Set(['true', 'có', 'x', '1'])
const no = new Set(['false', 'không', '0'])

/** The school is seven hours ahead of Greenwich all year. */
const schoolOffset = '+07:00'

const twoDigits = (part: string) => part.padStart(2, '0')

/** Spreadsheets make days of 1900 of what is no day: of 0, of hours, of small numbers. */
export const isSmallSerial = (serial: number): boolean => serial >= 0 && serial < 367

/** The day of a serial number, as spreadsheets count days since 1900; undefined for one below 367, which is none. */
export function dayOfSerial(serial: number): string | undefined {
  const days = Math.floor(serial)
  if (days < 367 || days > 2_958_465) return undefined
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether a cell is a year, which as a serial number would be a day of some year before 1928. */
export const isYear = (cell: string | number): boolean => /^[1-9]\d{3}$/.test(String(cell).trim())

function dayOf(cell: string | number): unknown {
  if (isYear(cell)) return cell
  if (typeof cell === 'number') return dayOfSerial(cell) ?? cell
  // spreadsheets write days as moments, too
  const text = cell.trim().replace(/[T ]+0?0:00(:00(\.0+)?)?Z?$/, '')
  const [, day, month, year] = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(text) ?? []
  if (day !== undefined) return `${year}-${twoDigits(month!)}-${twoDigits(day)}`
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? cell
  return text
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The moment of a day alone: its beginning, or its end, which is midnight after it. */
const momentOfDay = (day: string, isEnd: boolean): string =>
  `${isEnd ? nextDay(day) : day}T00:00:00${schoolOffset}`

/** The moment of a serial number: the fraction of a day is its time. */
function momentOfSerial(serial: number, isEnd: boolean): string | undefined {
  const day = dayOfSerial(serial)
  if (day === undefined) return undefined
  const seconds = Math.min(Math.round((serial % 1) * 86_400), 86_399)
  if (seconds === 0) return momentOfDay(day, isEnd)
  return `${day}T${new Date(seconds * 1000).toISOString().slice(11, 19)}${schoolOffset}`
}

/** A time as people write it: 8:30, 08:30:00, 8h30, 8 giờ 30, 8h. */
const time = String.raw`(?<hours>\d{1,2})(?:\s?(?:h|giờ)\s?(?<past>\d\d)?|:(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:\.0+)?)?)`

/** A day with or without a time, in both orders: 05/6/2019 8:30, 8h30 ngày 05/6/2019, and as sheets and requests write it. */
const dayWithTime = new RegExp(String.raw`^(?<day>\S*\d{4}|\d{4}-\d\d-\d\d)(?:[T ,]+${time})?$`, 'i')
const timeWithDay = new RegExp(String.raw`^${time}[ ,]+(?<day>\S+)$`, 'i')

/** A moment where the school is. @param isEnd whether a day alone means its end */
function momentOf(cell: string | number, isEnd: boolean): unknown {
  if (typeof cell === 'number') return momentOfSerial(cell, isEnd) ?? cell
  const text = normaliseText(cell.trim()).replace(/(?<=[ ,])ngày /i, '')
  if (/^\d{5,7}(\.\d+)?$/.test(text)) return momentOfSerial(Number(text), isEnd) ?? cell
  const written = (dayWithTime.exec(text) ?? timeWithDay.exec(text))?.groups
  const day = written === undefined ? undefined : dayOf(written['day']!)
  if (typeof day !== 'string' || !z.iso.date().safeParse(day).success) return cell
  const { hours, past, minutes = past ?? '00', seconds = '00' } = written!
  if (hours === undefined) return momentOfDay(day, isEnd)
  return `${day}T${twoDigits(hours)}:${minutes}:${seconds}${schoolOffset}`
}

/** How the numbers of a file are written. */
export interface CellReading {
  /** `7,500` is a number with decimals; where it is not, it may also be seven thousand five hundred. */
  hasDecimalComma: boolean
  /** `1.000` may be a thousand. */
  hasThousandsPoint: boolean
}

/** Digits in groups of three; those before a comma may be followed by decimals. */
const grouped = /^-?[1-9]\d{0,2}((?:\.\d{3})+)(,\d+)?$/

/** A comma before three digits stands before decimals, or before thousands. */
const mayBeThousands = /^-?[1-9]\d{0,2},\d{3}$/

/** Whether the comma of a text stands before decimals. Whole numbers have none, so there it would be of thousands. */
const isDecimalComma = (text: string, kind: CellKind, { hasDecimalComma }: CellReading): boolean =>
  !mayBeThousands.test(text) || (hasDecimalComma && kind === 'number')

/** A number as it is written; the separator of the cells tells `7,5` from `7,500`, and `1.000` from `1.0`. */
function numberOf(cell: string, kind: CellKind, reading: CellReading): unknown {
  let text = cell.trim()
  const [, groups = '', decimals] = grouped.exec(text) ?? []
  // a point before a comma is of thousands in every file
  if (groups !== '' && (decimals !== undefined || reading.hasThousandsPoint)) {
    // one group alone is of thousands only where there cannot be decimals
    if (kind === 'number' && groups.length === 4 && decimals === undefined) return cell
    text = text.replaceAll('.', '')
    if (decimals !== undefined) text = text.replace(',', '.')
  }
  const plain = isDecimalComma(text, kind, reading) ? text.replace(/^(-?\d+),(\d+)$/, '$1.$2') : text
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : cell
}

function booleanOf(cell: string | number | boolean): unknown {
  const word = normaliseText(String(cell).trim().toLowerCase())
  if (yes.has(word)) return true
  return no.has(word) ? false : cell
}

function jsonOf(cell: string): unknown {
  try {
    return readJson(cell)
  } catch (error) {
    if (error instanceof Problem) return cell
    throw error
  }
}

/**
 * What a cell says, as a write would take it. What cannot be read stays as it is: the schema of the write says then
 * what it should have been.
 */
export function valueOf(cell: FileCell, kind: CellKind, reading: CellReading): unknown {
  if (cell === null) return null
  if ((kind === 'day' || kind === 'birth') && typeof cell !== 'boolean') return dayOf(cell)
  if ((kind === 'moment' || kind === 'end') && typeof cell !== 'boolean')
    return momentOf(cell, kind === 'end')
  if (kind === 'text') return String(cell)
  if (kind === 'boolean') return booleanOf(cell)
  if (typeof cell !== 'string') return cell
  if (kind === 'number' || kind === 'integer') return numberOf(cell, kind, reading)
  return jsonOf(cell)
}
