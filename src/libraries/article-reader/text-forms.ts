import type { LimitMarks } from './page-reading.ts'

// Characters without width: zero-width characters, direction marks, soft hyphen, BOM; BLANK includes spaces of any kind.
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const blankPattern = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g

/**
 * NFC without control characters and lone surrogates, which no database or browser will take.
 * @param limitMarks drops excess combining marks: NFC sorts them in the square of their number
 */
export function wellFormed(text: string, limitMarks: LimitMarks): string {
  return limitMarks(text.replace(controls, '').toWellFormed()).normalize('NFC')
}

/** Trims blanks. It is a loop: a regular expression is quadratic on long inner runs of blanks. */
export function trimBlank(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && blankPattern.test(text.charAt(start))) start += 1
  while (end > start && blankPattern.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** The text as a reader sees it: one line, single spaces, no invisible characters. */
export function clean(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/**
 * The form that rules compare: without accents, case and kinds of dash, so that `NGÀY ĐĂNG` equals `Ngày đăng` in NFD,
 * and `Hoà` equals `Hòa`.
 */
export function fold(text: string): string {
  return (
    clean(text)
      // first: NFD sorts marks in the square of their number
      .replace(/\p{M}/gu, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/đ/g, 'd')
      .replace(/[‐‑‒–—―−]/g, '-')
  )
}

/** The letters and digits of a folded text. */
export const lettersOf = (key: string): string => key.replace(/[^a-z0-9]/g, '')
