import type { Period } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { den, nam, toi } from './forms.ts'

/** A cursor over tokens: each method returns what it read and moves after it, or returns nothing. */
export interface Cursor {
  at: number
  /** Whether the period that was read is not over: từ đầu năm đến nay. */
  isOpen?: boolean
}

/** A term that the text has named. */
interface NamedTerm {
  period: Period
  /** Whether it is that of a congress, which begins it. */
  isOfCongress: boolean
}

/** The last periods of a kind that the text has named so far; `part`: the last month or quarter. */
export interface Latest {
  terms: NamedTerm[]
  month?: Period
  quarter?: Period
  part?: Period
}

/** What a reader reads: a period, null for one of unknown days; undefined if no period begins here. */
export type Read = Period | null | undefined

/** Whether a token stands between the ends of a range: a dash, `đến`, `tới`. */
export const isRangeSign = (form: string | undefined) =>
  form !== undefined && (/^[-–—]$/.test(form) || form === den || form === toi)

/** The form of a token; undefined outside the text. */
export const formAt = ({ tokens }: ParsedText, at: number) => tokens[at]?.form

/** The year that a token is, if it is one. */
export function yearAt({ tokens }: ParsedText, at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.form)) return undefined
  return Number(token.form)
}

/** `năm 2020`, or `/2020`, or `của năm 2020` after a month, quarter or half. */
export function yearOf(parsed: ParsedText, cursor: Cursor): number | undefined {
  const form = formAt(parsed, cursor.at)
  if (form !== nam && form !== '/' && form !== '-') return undefined
  const year = yearAt(parsed, cursor.at + 1)
  if (year !== undefined) cursor.at += 2
  return year
}
