import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { periodKindLabels } from './labels.ts'
import { monthsPeriod } from '../../../libraries/figure-grammar/period/calendar.ts'
import type { Period } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

/** A span of days; `label` has the words of the source. */
export type FigurePeriod = Omit<Period, 'label'> & { label: string | null }

/** An error in a field of a period. */
interface PeriodError {
  field: 'start' | 'end'
  code: string
  message: Bilingual
}

/** The length of calendar periods in months, and the months in which they may start. */
const calendarPeriods: Partial<Record<Period['kind'], { months: number; startMonths: readonly number[] }>> = {
  year: { months: 12, startMonths: [1] },
  half: { months: 6, startMonths: [1, 7] },
  quarter: { months: 3, startMonths: [1, 4, 7, 10] },
  month: { months: 1, startMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
}

const periodError = (field: PeriodError['field'], code: string, en: string, vi: string): PeriodError => ({
  field,
  code,
  message: { en, vi },
})

/**
 * Validates a period: a quarter is a calendar quarter, a school year lies in two consecutive years, and no period ends
 * before it starts.
 */
export function validatePeriod({ kind, start, end }: Omit<FigurePeriod, 'label'>): PeriodError | undefined {
  if (kind === 'as_of') {
    return start === null
      ? undefined
      : periodError(
          'start',
          'not_used',
          'as_of has no start: leave it out.',
          'Số liệu tại một thời điểm không có ngày bắt đầu: hãy để trống ngày bắt đầu.',
        )
  }
  if (start === null) return periodError('start', 'required', 'It is required.', 'Bắt buộc phải có.')
  const shape = calendarPeriods[kind]
  if (shape) return validateCalendarPeriod(kind, start, end, shape)
  if (end < start)
    return periodError(
      'end',
      'before_start',
      'It must not be before start.',
      'Không được trước ngày bắt đầu.',
    )
  return kind === 'school_year' ? validateSchoolYear(start, end) : undefined
}

function validateCalendarPeriod(
  kind: Period['kind'],
  start: string,
  end: string,
  { months, startMonths }: { months: number; startMonths: readonly number[] },
): PeriodError | undefined {
  const [year, month] = start.split('-').map(Number) as [number, number]
  if (!startMonths.includes(month) || !start.endsWith('-01')) {
    return periodError(
      'start',
      'outside_parent',
      `It must be the first day of a ${kind} of the calendar.`,
      `Phải là ngày đầu của một ${periodKindLabels[kind].vi} theo lịch.`,
    )
  }
  const calendarPeriod = monthsPeriod(kind, [year, month], [year, month + months - 1], '')
  const last = calendarPeriod.end.padStart(10, '0')
  if (end === last) return undefined
  return periodError(
    'end',
    'outside_parent',
    `It must be the last day of the ${kind} that begins on ${start}: ${last}.`,
    `Phải là ngày cuối của ${periodKindLabels[kind].vi} bắt đầu từ ngày ${vietnameseDay(start)}: ${vietnameseDay(last)}.`,
  )
}

/** A school year starts in the second half of a year and ends in the next year, within twelve months. */
function validateSchoolYear(start: string, end: string): PeriodError | undefined {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  const isWithin = last === first + 1 && start.slice(5) >= '07-01' && end.slice(5) < start.slice(5)
  return isWithin
    ? undefined
    : periodError(
        'end',
        'outside_parent',
        'A school year begins in July or later and ends in the next year, within twelve months.',
        'Năm học bắt đầu từ tháng 7 trở đi và kết thúc trong năm sau, không quá mười hai tháng.',
      )
}
