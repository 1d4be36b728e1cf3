import { wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { clockWords, dateWords, yearLinks } from '../vocabulary/calendar.ts'
import type { Exclusion } from './exclusion.ts'

const readDateWord = phraseReader(dateWords)
const readClockWord = phraseReader(clockWords)
const links = wordSet(yearLinks)
const yearWord = formOf('năm')
const hourWord = formOf('giờ')

/** Whether a number may be a year. */
const isYear = (value: number) => Number.isInteger(value) && value >= 1900 && value <= 2100

const dateRule: Exclusion = {
  name: 'date',
  example: 'Ngày 15 tháng 3, sáng 16/3, tháng 12, quý 2',
  description:
    'A number after ngày, tháng, quý, sáng and similar words is a part of a date, and so is month/year.',
  excludes(parsed, { from, denominator, reading }) {
    if (denominator !== null && isYear(denominator) && reading.value <= 12) return true
    return readDateWord.before(parsed.tokens, from) !== undefined
  },
}

const yearRule: Exclusion = {
  name: 'year',
  example: 'Năm 2020 giảng viên viết bài; nhiệm kỳ 2020 - 2025; các năm 2018, 2019 và 2020',
  description: 'A number after năm is a year, and so are years joined to it and both ends of a term.',
  excludes({ tokens }, { from, to, reading, bare }, earlier) {
    if (!bare) return false
    if (tokens[from - 1]?.form === yearWord) return reading.value > 99 || isYear(reading.value)
    if (!isYear(reading.value)) return false
    const next = tokens[to]?.form ?? ''
    const afterNext = tokens[to + 1]?.form ?? ''
    if (/^[-–—]$/.test(next) && /^\d{4}$/.test(afterNext) && isYear(Number(afterNext))) return true
    const link = tokens[from - 1]?.form ?? ''
    return earlier?.name === 'year' && earlier.quantity.to === from - 1 && links.has(link)
  },
}

const clockRule: Exclusion = {
  name: 'clock',
  example: 'Từ 8 giờ 30, lúc 7h30',
  description: 'Hours and minutes: a number before or after giờ.',
  excludes(parsed, { from, to, bare }) {
    if (!bare) return false
    return parsed.tokens[to]?.form === hourWord || readClockWord.before(parsed.tokens, from)?.meaning === true
  },
}

export const calendarExclusions: readonly Exclusion[] = [dateRule, yearRule, clockRule]
