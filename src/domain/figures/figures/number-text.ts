import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

const numberFormat = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

let formats: Record<keyof Bilingual, Intl.NumberFormat> | undefined

/** A number in the format of each language. */
export function numberText(value: number): Bilingual {
  // created on first use, since they take a few milliseconds that would delay the start
  formats ??= { en: numberFormat('en-US'), vi: numberFormat('vi-VN') }
  return { en: formats.en.format(value), vi: formats.vi.format(value) }
}

const units: Partial<Record<Unit, Bilingual>> = {
  class: { en: 'classes', vi: 'lớp' },
  learner: { en: 'learners', vi: 'học viên' },
  learner_turn: { en: 'learners', vi: 'lượt học viên' },
  cell: { en: 'Party cells', vi: 'chi bộ' },
  member: { en: 'Party members', vi: 'đảng viên' },
  lecturer: { en: 'lecturers', vi: 'giảng viên' },
  staff: { en: 'staff', vi: 'cán bộ, giảng viên' },
  topic: { en: 'topics', vi: 'đề tài' },
  seminar: { en: 'seminars', vi: 'hội thảo' },
  percent: { en: '%', vi: '%' },
}

/** A number with its unit, if there is a short word for the unit. */
export function countText(value: number, unit: Unit): Bilingual {
  const number = numberText(value)
  const unitText = units[unit]
  if (unitText === undefined) return number
  const space = unit === 'percent' ? '' : ' '
  return { en: `${number.en}${space}${unitText.en}`, vi: `${number.vi}${space}${unitText.vi}` }
}
