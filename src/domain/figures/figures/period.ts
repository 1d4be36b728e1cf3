import { monthsPeriod } from '../../../libraries/figure-grammar/period/calendar.ts'
import type { Period } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

/** A span of days; `label` is what the source calls it. */
export type FigurePeriod = Omit<Period, 'label'> & { label: string | null }

/** What is wrong with a period, and with which of its fields. */
export interface PeriodFault {
  field: 'start' | 'end'
  code: string
  message: Bilingual
}

/** How many months the kinds have whose days follow from their first one, and in which months they may begin. */
const aligned: Partial<Record<Period['kind'], { months: number; begins: readonly number[] }>> = {
  year: { months: 12, begins: [1] },
  half: { months: 6, begins: [1, 7] },
  quarter: { months: 3, begins: [1, 4, 7, 10] },
  month: { months: 1, begins: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
}

const fault = (field: PeriodFault['field'], code: string, en: string, vi: string): PeriodFault => ({
  field,
  code,
  message: { en, vi },
})

/**
 * What keeps a period from being one: a quarter is a whole quarter of one year, a school year lies in two years that
 * follow each other, nothing ends before it begins.
 */
export function faultOfPeriod({ kind, start, end }: Omit<FigurePeriod, 'label'>): PeriodFault | undefined {
  if (kind === 'as_of') {
    return start === null
      ? undefined
      : fault('start', 'not_used', 'as_of has no start: leave it out.', 'as_of không có start: hãy bỏ đi.')
  }
  if (start === null) return fault('start', 'required', 'It is required.', 'Bắt buộc phải có.')
  const shape = aligned[kind]
  if (shape) return faultOfAligned(kind, start, end, shape)
  if (end < start)
    return fault('end', 'before_start', 'It must not be before start.', 'Không được trước start.')
  return kind === 'school_year' ? faultOfSchoolYear(start, end) : undefined
}

function faultOfAligned(
  kind: Period['kind'],
  start: string,
  end: string,
  { months, begins }: { months: number; begins: readonly number[] },
): PeriodFault | undefined {
  const [year, month] = start.split('-').map(Number) as [number, number]
  if (!begins.includes(month) || !start.endsWith('-01')) {
    return fault(
      'start',
      'outside_parent',
      `It must be the first day of a ${kind} of the calendar.`,
      `Phải là ngày đầu tiên của một kỳ theo lịch (${kind}).`,
    )
  }
  const whole = monthsPeriod(kind, [year, month], [year, month + months - 1], '')
  const last = whole.end.padStart(10, '0')
  if (end === last) return undefined
  return fault(
    'end',
    'outside_parent',
    `It must be the last day of the ${kind} that begins on ${start}: ${last}.`,
    `Phải là ngày cuối cùng của kỳ (${kind}) bắt đầu từ ${start}: ${last}.`,
  )
}

/** A school year begins in the second half of a year and ends before the second half of the next one is over. */
function faultOfSchoolYear(start: string, end: string): PeriodFault | undefined {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  const isWithin = last === first + 1 && start.slice(5) >= '07-01' && end.slice(5) < start.slice(5)
  return isWithin
    ? undefined
    : fault(
        'end',
        'outside_parent',
        'A school year begins in July or later and ends in the next year, within twelve months.',
        'Năm học bắt đầu từ tháng 7 trở đi và kết thúc trong năm sau, không quá mười hai tháng.',
      )
}
