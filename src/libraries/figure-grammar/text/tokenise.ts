import { formOf } from './letters.ts'
import type { Token } from './token.ts'

// Thousands may be separate (1 204), but only in groups of three after one to three digits that open the number.
const number = /[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*/y
const wordPattern = /[\p{L}\p{M}\d]+/uy
const blankPattern = /[\p{Z}\t\v\f\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/uy
const lineEndPattern = /(?:\r\n?|\n|\u2028|\u2029)/y
const digitsOnly = /^\d+$/
const gluedAfter = /^(\d+)(\p{L}[\p{L}\p{M}]*)$/u
const gluedBefore = /^(\p{L}[\p{L}\p{M}]*)(\d+)$/u

/** Words that are often typed directly after a number: `25lớp`, `500.000đ`. */
const afterNumber = new Set(
  ['lớp', 'học', 'lượt', 'giảng', 'đảng', 'chi', 'cán', 'viên', 'đề', 'hội', 'buổi', 'bài', 'tham', 'số']
    .concat(['đ', 'đồng', 'triệu', 'tr', 'tỷ', 'tỉ', 'nghìn', 'ngàn', 'vnđ', 'vnd', 'hv', 'gv'])
    .map(formOf),
)
const beforeNumber = new Set(['có', 'với', 'được', 'mở', 'là', 'gồm', 'cử'].map(formOf))

const space = 0x20
const comma = 0x2c
const fullStop = 0x2e
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isAlphanumeric = (code: number) =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
/** Whether a character may continue a run of blanks. */
const isSpacing = (code: number) => code <= space || code > 0x7f

/** The end of digits that no letter, separator or further digits continue; `from` if something continues them. */
function plainNumberEnd(text: string, from: number): number {
  let end = from
  while (isDigit(text.charCodeAt(end))) end += 1
  const next = text.charCodeAt(end)
  if (isAlphanumeric(next) || next > 0x7f) return from
  const isJoining = next === space || next === comma || next === fullStop
  return isJoining && isDigit(text.charCodeAt(end + 1)) ? from : end
}

/** Splits a text into tokens, from left to right; all further steps work on the tokens. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let spaced = true
  const matched = (pattern: RegExp): number => {
    pattern.lastIndex = at
    return pattern.test(text) ? pattern.lastIndex : 0
  }
  const add = (kind: Token['kind'], end: number) => {
    const characters = text.slice(at, end)
    tokens.push({ kind, form: kind === 'word' ? formOf(characters) : characters, start: at, end, spaced })
    at = end
    spaced = false
  }
  while (at < text.length) {
    const code = text.charCodeAt(at)
    // the fast path of most characters: blanks, and signs that join nothing
    if (code === space && !isSpacing(text.charCodeAt(at + 1))) {
      at += 1
      spaced = true
      continue
    }
    if (code > space && code < 0x7f && !isAlphanumeric(code)) {
      add('mark', at + 1)
      continue
    }
    if (isAlphanumeric(code)) {
      const plain = plainNumberEnd(text, at)
      if (plain > at) add('number', plain)
      else addLetters(text, at, matched(wordPattern), isDigit(code) ? matched(number) : 0, add)
      continue
    }
    const lineEnd = matched(lineEndPattern)
    const blank = lineEnd === 0 ? matched(blankPattern) : 0
    if (lineEnd !== 0 && !wraps(text, lineEnd)) add('break', lineEnd)
    if (lineEnd !== 0 || blank !== 0) {
      at = lineEnd === 0 ? blank : lineEnd
      spaced = true
      continue
    }
    const word = matched(wordPattern)
    if (word === 0) {
      add('mark', at + (text.codePointAt(at)! > 0xffff ? 2 : 1))
      continue
    }
    addLetters(text, at, word, matched(number), add)
  }
  return tokens
}

/** Whether the next line begins in lower case: then the line was wrapped. */
function wraps(text: string, lineEnd: number): boolean {
  return /^[ \t]*\p{Ll}/u.test(text.slice(lineEnd, lineEnd + 8))
}

function addLetters(
  text: string,
  start: number,
  end: number,
  numberEnd: number,
  add: (kind: Token['kind'], end: number) => void,
): void {
  const run = text.slice(start, end)
  if (numberEnd >= end) return add('number', numberEnd)
  if (run.length > 40 || !/\d/.test(run)) return add(/^[\p{L}\p{M}]+$/u.test(run) ? 'word' : 'code', end)
  const after = gluedAfter.exec(run)
  if (after && afterNumber.has(formOf(after[2]!))) {
    add('number', start + after[1]!.length)
    return add('word', end)
  }
  const before = gluedBefore.exec(run)
  if (before && beforeNumber.has(formOf(before[1]!))) {
    add('word', start + before[1]!.length)
    return add('number', end)
  }
  return add(digitsOnly.test(run) ? 'number' : 'code', end)
}
