import { z } from 'zod'
import { isYear, valueOf, type CellReading, type FileCell } from '../cells.ts'

/** What a cell says of a birth; undefined if it cannot be read. */
export type Birth = { day: string } | { year: number; hasMonth: boolean }

const monthAndYear = /^(?:0?[1-9]|1[0-2])\s*[/.-]\s*([1-9]\d{3})$/

/** Reads a birth: a year, a month with its year, or a day. */
export function birthOf(cell: FileCell, reading: CellReading): Birth | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined
  if (isYear(cell)) return { year: Number(cell), hasMonth: false }
  const year = monthAndYear.exec(String(cell).trim())?.[1]
  if (year !== undefined) return { year: Number(year), hasMonth: true }
  const day = valueOf(cell, 'day', reading)
  return z.iso.date().safeParse(day).success ? { day: String(day) } : undefined
}

const ofDay = /^(?:0?[1-9]|[12]\d|3[01])$/
const ofMonth = /^(?:0?[1-9]|1[0-2])$/
const ofYear = /^[1-9]\d{3}$/

/** Reads a birth of which each part has a cell; an empty part is not known. */
export function birthOfParts(day: string, month: string, year: string): Birth | undefined {
  const [dd, mm, yyyy] = [day, month, year].map((part) => part.trim()) as [string, string, string]
  if (!ofYear.test(yyyy) || (mm !== '' && !ofMonth.test(mm)) || (dd !== '' && !ofDay.test(dd)))
    return undefined
  if (dd === '') return { year: Number(yyyy), hasMonth: mm !== '' }
  const whole = `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`
  return mm !== '' && z.iso.date().safeParse(whole).success ? { day: whole } : undefined
}
