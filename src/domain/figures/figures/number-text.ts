import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

const numberFormat = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

let formats: Record<keyof Bilingual, Intl.NumberFormat> | undefined

/** A number as each language writes it. */
export function numberText(value: number): Bilingual {
  // made with the first number: they take some milliseconds, for which a start would wait
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

/** A number with what it counts, where there is a short word for it. */
export function countText(value: number, unit: Unit): Bilingual {
  const number = numberText(value)
  const what = units[unit]
  if (what === undefined) return number
  return { en: `${number.en} ${what.en}`, vi: `${number.vi} ${what.vi}` }
}
