import { z } from 'zod'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { exceededJsonLimit, maxJsonDepth, maxJsonValues } from '../../../platform/http/json-limits.ts'
import type { FieldError } from '../../../platform/http/problems.ts'
import { isSmallSerial, isYear, valueOf, type CellReading, type FileCell } from './cells.ts'
import type { CellKind } from './known-columns.ts'
import { birthOf } from './layout/births.ts'

type CellError = Pick<FieldError, 'code' | 'message'>

const bothWays = {
  en: 'Write the day as 31/12/2020 or 2020-12-31.',
  vi: 'Hãy ghi ngày dạng 31/12/2020 hoặc 2020-12-31.',
}

const noDay: CellError = { code: 'wrong_format', message: bothWays }

const noBirth: CellError = {
  code: 'wrong_format',
  message: {
    en: 'Write the birth as 31/12/1980, or as 12/1980 or 1980 if the day is not known.',
    vi: 'Hãy ghi ngày sinh dạng 31/12/1980; nếu không rõ ngày thì ghi 12/1980 hoặc 1980.',
  },
}

const yearAlone: CellError = {
  code: 'year_alone',
  message: {
    en: `A year alone is no day. ${bothWays.en}`,
    vi: `Chỉ có năm thì chưa phải là ngày. ${bothWays.vi}`,
  },
}

const smallSerial: CellError = {
  code: 'serial_too_small',
  message: {
    en: `As a day of a spreadsheet this number would be in 1900, so it is none. ${bothWays.en}`,
    vi: `Nếu hiểu là ngày của bảng tính thì số này rơi vào năm 1900, nên không phải là ngày. ${bothWays.vi}`,
  },
}

const hasTime: CellError = {
  code: 'has_time',
  message: {
    en: `Here a day has no time: leave it out. ${bothWays.en}`,
    vi: `Ở đây ngày không có giờ: hãy bỏ phần giờ. ${bothWays.vi}`,
  },
}

function ambiguous(text: string): CellError {
  const bare = text.replace(/[.,]/, '')
  return {
    code: 'ambiguous_number',
    message: {
      en: `${text} may have decimals, or be ${bare}: write ${text}0 for the one and ${bare} for the other.`,
      vi: `${text} có thể là số thập phân hoặc là ${bare}: hãy ghi ${text}0 nếu là số thập phân, ${bare} nếu không.`,
    },
  }
}

const tooDeep: CellError = {
  code: 'malformed_json',
  message: {
    en: `Lists and objects may lie in each other ${maxJsonDepth} deep.`,
    vi: `Danh sách và đối tượng chỉ được lồng nhau ${vietnameseNumber(maxJsonDepth)} cấp.`,
  },
}

const tooManyValues: CellError = {
  code: 'malformed_json',
  message: {
    en: `A cell may have ${maxJsonValues} values and keys.`,
    vi: `Mỗi ô chỉ được có ${vietnameseNumber(maxJsonValues)} giá trị và khóa.`,
  },
}

const noJson: CellError = {
  code: 'malformed_json',
  message: {
    en: 'The cell is not well-formed JSON, which lists and objects are written in: [1, 2] or {"name": "value"}.',
    vi: 'Ô không phải JSON đúng định dạng; danh sách và đối tượng được ghi dạng [1, 2] hoặc {"name": "value"}.',
  },
}

const noMoment: CellError = {
  code: 'wrong_format',
  message: {
    en: 'It must be a day, with a time or without: 31/12/2020 08:30, 31/12/2020, or 2020-12-31T08:30:00+07:00.',
    vi: 'Phải là ngày, có giờ hoặc không, ví dụ 31/12/2020 08:30 hoặc 31/12/2020.',
  },
}

const isSmallNumber = (cell: string | number) =>
  /^\d+(?:\.\d+)?$/.test(String(cell).trim()) && isSmallSerial(Number(cell))

function errorOfDay(cell: string | number): CellError {
  if (isYear(cell)) return yearAlone
  if (isSmallNumber(cell)) return smallSerial
  return /\d[T ]+\d{1,2}[:h]\d{0,2}/.test(String(cell)) ? hasTime : noDay
}

/**
 * Why a cell was not taken for what its column is of, where files have more ways to say it than writes and the message
 * of the write would name the wrong ones. Undefined where the cell was read, or a write would say the same.
 */
export function errorOfCell(cell: FileCell, kind: CellKind, reading: CellReading): CellError | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined
  const value = valueOf(cell, kind, reading)
  if (kind === 'birth') return birthOf(cell, reading) === undefined ? noBirth : undefined
  if (kind === 'moment' || kind === 'end')
    return z.iso.datetime({ offset: true }).safeParse(value).success ? undefined : noMoment
  if (kind === 'day') return z.iso.date().safeParse(value).success ? undefined : errorOfDay(cell)
  // what was read is no text any more
  if (typeof cell !== 'string' || value !== cell) return undefined
  const isNumber = kind === 'number' || kind === 'integer'
  if (isNumber && /^\s*-?\d+[.,]\d+\s*$/.test(cell)) return ambiguous(cell.trim())
  if (kind !== 'json') return undefined
  const excess = exceededJsonLimit(cell)
  if (excess === undefined) return noJson
  return excess === 'levels' ? tooDeep : tooManyValues
}
