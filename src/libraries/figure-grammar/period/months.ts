import type { Period } from '../figure.ts'
import { type ParsedText, wordSet } from '../parsed-text.ts'
import { monthsPeriod } from './calendar.ts'
import { cuoi, dau, het, nam, ngay, quy, six, thang, trong, tuan } from './forms.ts'
import { type Cursor, formAt, isRangeSign, type Latest, type Read, yearAt, yearOf } from './reader.ts'

/** The quarters by the forms of their names. */
export const quarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

/** `tháng 10/2018`, `quý II năm 2020`; the year may stand elsewhere. */
export function readMonthOrQuarter(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const word = formAt(parsed, cursor.at)
  const name = formAt(parsed, cursor.at + 1) ?? ''
  if ((word !== thang && word !== quy) || formAt(parsed, cursor.at - 2) === ngay) return undefined
  const quarter = word === quy ? quarters[name] : undefined
  const month = word === thang && /^\d{1,2}$/.test(name) ? Number(name) : undefined
  if (quarter === undefined && (month === undefined || month < 1 || month > 12)) return undefined
  const size = quarter === undefined ? 1 : 3
  const first = quarter ?? month!
  const listed = lastListed(parsed, cursor.at + 2, word, first)
  cursor.at = listed?.to ?? cursor.at + 2
  const year = yearOf(parsed, cursor) ?? fallback
  if (year === undefined) return undefined
  if (listed) {
    const ends: [number, number][] = [
      [year, first * size - size + 1],
      [year, listed.name * size],
    ]
    return monthsPeriod('range', ends[0]!, ends[1]!, label())
  }
  if (month !== undefined) {
    const last = endOfMonths(parsed, cursor, year, month)
    if (last) return monthsPeriod('range', [year, month], last, label())
    return monthsPeriod('month', [year, month], [year, month], label())
  }
  return monthsPeriod('quarter', [year, quarter! * 3 - 2], [year, quarter! * 3], label())
}

/** Signs between the months or quarters of a list. */
const listSigns = wordSet([',', '+', '-', '–', 'và'])

/**
 * The last one of `tháng 3, 4 năm 2017`, `quý I và quý II/2020`, if a year stands behind it; else `4` may count what follows:
 * trong tháng 3, 4 lớp bế giảng.
 */
function lastListed(
  parsed: ParsedText,
  from: number,
  word: string | undefined,
  first: number,
): { name: number; to: number } | undefined {
  let [at, name] = [from, first]
  while (listSigns.has(formAt(parsed, at) ?? '')) {
    const next = formAt(parsed, at + 1) === word ? at + 2 : at + 1
    const form = formAt(parsed, next) ?? ''
    const number = word === quy ? quarters[form] : /^\d{1,2}$/.test(form) ? Number(form) : undefined
    if (number !== name + 1 || number > (word === quy ? 4 : 12)) break
    at = next + 1
    name = number
  }
  return name > first && yearOf(parsed, { at }) !== undefined ? { name, to: at } : undefined
}

/** `7/2025`, of a range in brackets. */
function bareMonthAt(parsed: ParsedText, at: number): [number, number] | undefined {
  const month = Number(formAt(parsed, at))
  const year = formAt(parsed, at + 1) === '/' ? yearAt(parsed, at + 2) : undefined
  return year !== undefined && month >= 1 && month <= 12 ? [year, month] : undefined
}

/** `(7/2025 - 6/2026)` */
export function readBareMonths(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
  if (formAt(parsed, cursor.at - 1) !== '(' || !isRangeSign(formAt(parsed, cursor.at + 3))) return undefined
  const [first, last] = [bareMonthAt(parsed, cursor.at), bareMonthAt(parsed, cursor.at + 4)]
  if (first === undefined || last === undefined || first[0] * 12 + first[1] > last[0] * 12 + last[1])
    return undefined
  cursor.at += 7
  return monthsPeriod('range', first, last, label())
}

/** The last month of `tháng 1/2020 đến tháng 6/2020`. */
function endOfMonths(
  parsed: ParsedText,
  cursor: Cursor,
  firstYear: number,
  firstMonth: number,
): [number, number] | undefined {
  // đến hết tháng 9
  const at = formAt(parsed, cursor.at + 1) === het ? cursor.at + 2 : cursor.at + 1
  const month = Number(formAt(parsed, at + 1))
  if (!isRangeSign(formAt(parsed, cursor.at)) || formAt(parsed, at) !== thang) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  const after: Cursor = { at: at + 2 }
  const year = yearOf(parsed, after) ?? firstYear
  if (year < firstYear || (year === firstYear && month <= firstMonth)) return undefined
  cursor.at = after.at
  return [year, month]
}

/** `6 tháng đầu năm 2021`, `9 tháng đầu năm`. */
export function readMonths(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const count = formAt(parsed, cursor.at) === six ? 6 : Number(formAt(parsed, cursor.at))
  const side = formAt(parsed, cursor.at + 2)
  const isCount = Number.isInteger(count) && count >= 1 && count <= 11
  // 9 tháng năm 2026
  const isOfYear = side === nam && yearAt(parsed, cursor.at + 3) !== undefined
  const isSide = side === dau || side === cuoi || isOfYear
  if (!isCount || formAt(parsed, cursor.at + 1) !== thang || !isSide) return undefined
  cursor.at += isOfYear ? 2 : 3
  const named = yearOf(parsed, cursor)
  if (named === undefined && formAt(parsed, cursor.at) === nam) cursor.at += 1
  const year = named ?? fallback
  if (year === undefined) return undefined
  const months: [number, number] = side === cuoi ? [13 - count, 12] : [1, count]
  return monthsPeriod(count === 6 ? 'half' : 'range', [year, months[0]], [year, months[1]], label())
}

/** `trong tháng`, `trong quý`: the last one that the text has named. */
export function readThisMonth(parsed: ParsedText, cursor: Cursor, latest: Latest, label: () => string): Read {
  const unit = formAt(parsed, cursor.at + 1)
  if (formAt(parsed, cursor.at) !== trong || (unit !== thang && unit !== quy && unit !== tuan))
    return undefined
  const after = parsed.tokens[cursor.at + 2]
  if (after?.kind === 'number' || quarters[after?.form ?? ''] !== undefined) return undefined
  cursor.at += 2
  const last = unit === tuan ? undefined : unit === thang ? latest.month : latest.quarter
  return last ? { ...last, label: label() } : null
}
