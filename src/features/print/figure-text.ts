import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import { vietnameseDay } from '../../libraries/vietnamese/day.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { PrintedFigure } from './read-figures.ts'

const romanQuarters = ['I', 'II', 'III', 'IV']

type Period = Pick<PrintedFigure, 'period_kind' | 'period_start' | 'period_end'>

/** A period as people write it. */
export function periodText({ period_kind: kind, period_start: start, period_end: end }: Period): Bilingual {
  const first = start ?? end
  const [year, lastYear, month] = [first.slice(0, 4), end.slice(0, 4), Number(first.slice(5, 7))]
  const quarter = Math.ceil(month / 3)
  switch (kind) {
    case 'year':
      return { vi: `năm ${year}`, en: year }
    case 'half':
      return month === 1
        ? { vi: `6 tháng đầu năm ${year}`, en: `first half of ${year}` }
        : { vi: `6 tháng cuối năm ${year}`, en: `second half of ${year}` }
    case 'quarter':
      return { vi: `quý ${romanQuarters[quarter - 1]} năm ${year}`, en: `quarter ${quarter} of ${year}` }
    case 'month':
      return { vi: `tháng ${month} năm ${year}`, en: `month ${month} of ${year}` }
    case 'school_year':
      return { vi: `năm học ${year}-${lastYear}`, en: `school year ${year}-${lastYear}` }
    case 'term':
      return { vi: `nhiệm kỳ ${year}-${lastYear}`, en: `term ${year}-${lastYear}` }
    case 'range':
      return {
        vi: `từ ngày ${vietnameseDay(first)} đến ngày ${vietnameseDay(end)}`,
        en: `${first} to ${end}`,
      }
    case 'as_of':
      return { vi: `tính đến ngày ${vietnameseDay(end)}`, en: `as of ${end}` }
  }
}

const qualifierTexts: Readonly<Record<PrintedFigure['qualifier'], Bilingual>> = {
  exact: { vi: '', en: '' },
  about: { vi: 'khoảng ', en: 'about ' },
  over: { vi: 'trên ', en: 'more than ' },
  under: { vi: 'gần ', en: 'nearly ' },
}

const relationTexts: Readonly<Record<NonNullable<PrintedFigure['relation']>, Bilingual>> = {
  share: { vi: '', en: '' },
  of_plan: { vi: ' so với kế hoạch', en: ' of the plan' },
  change: { vi: ' (mức tăng, giảm)', en: ' (change)' },
}

type Value = Pick<
  PrintedFigure,
  'value' | 'unit' | 'qualifier' | 'relation' | 'denominator' | 'denominator_basis' | 'percent'
>

/** The value of a figure with its unit, and the whole that it is a part of. */
export function valueText(figure: Value): Bilingual {
  const { denominator, denominator_basis: basis, percent } = figure
  const count = countText(figure.value, figure.unit)
  const relation = figure.relation === null ? relationTexts.share : relationTexts[figure.relation]
  const whole = denominator === null ? undefined : numberText(denominator)
  const share = percent === null ? undefined : numberText(percent)
  const text = (language: keyof Bilingual, outOf: string) =>
    [
      qualifierTexts[figure.qualifier][language],
      count[language],
      relation[language],
      whole === undefined ? '' : ` ${outOf} ${whole[language]}`,
      basis === null ? '' : ` (${basis})`,
      share === undefined ? '' : `, ${share[language]}%`,
    ].join('')
  return { vi: text('vi', 'trong tổng số'), en: text('en', 'out of') }
}
