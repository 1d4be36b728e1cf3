import type { Language } from '../../../platform/http/language.ts'
import type { StatisticTotal, StatisticValue, ValueSource } from '../result.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }

/** A number in the format of a language: 6.481, 6,481. */
export const numberText = (value: number, language: Language): string =>
  value.toLocaleString(locales[language], { maximumFractionDigits: 2 })

/** A part as a percentage with at most two decimals, as reports state it: 21,95%. */
export const percentText = (part: number, whole: number, language: Language): string =>
  `${((part / whole) * 100).toLocaleString(locales[language], { maximumFractionDigits: 2 })}%`

const qualifierTexts: Record<'about' | 'over' | 'under', Bilingual> = {
  about: { vi: 'khoảng ', en: 'about ' },
  over: { vi: 'trên ', en: 'over ' },
  under: { vi: 'dưới ', en: 'under ' },
}

/** A value with its qualifier: khoảng 3.000. */
export function valueText(
  { value, qualifier }: Pick<StatisticValue, 'value' | 'qualifier'>,
  language: Language,
): string {
  if (value === null) return { vi: 'chưa có số liệu', en: 'not known' }[language]
  const before = qualifier === null || qualifier === 'exact' ? '' : qualifierTexts[qualifier][language]
  return before + numberText(value, language)
}

const sourceTexts: Record<ValueSource, Bilingual> = {
  register: { vi: 'sổ theo dõi của trường', en: 'the registers of the school' },
  register_incomplete: {
    vi: 'sổ theo dõi của trường, chưa chốt số liệu',
    en: 'registers that were not declared complete',
  },
  figures: { vi: 'số liệu đã xác nhận', en: 'confirmed figures' },
}

/** The sources of the numbers of a chart. */
export function sourceText(values: readonly StatisticValue[], language: Language): string[] {
  const used = new Set(values.flatMap(({ source }) => source ?? []))
  if (used.size === 0) return []
  const names = [...used].map((source) => sourceTexts[source][language])
  return [`${{ vi: 'Nguồn', en: 'Source' }[language]}: ${names.join(', ')}.`]
}

/** The total, and the sum of the rows if it is different. */
export function totalText(total: StatisticTotal, language: Language): string[] {
  const { value, sum_of_rows } = total
  if (value === null) return []
  const stated = `${{ vi: 'Tổng số', en: 'Total' }[language]}: ${valueText(total, language)}`
  if (sum_of_rows === null || sum_of_rows === value) return [`${stated}.`]
  const sum = `${{ vi: 'cộng các dòng', en: 'the rows add up to' }[language]}: ${numberText(sum_of_rows, language)}`
  return [`${stated}; ${sum}.`]
}

/** The sum of rows that are no parts of the total. */
export const sumText = ({ sum_of_rows: sum }: StatisticTotal, language: Language): string[] =>
  sum === null ? [] : [`${{ vi: 'Cộng', en: 'Sum' }[language]}: ${numberText(sum, language)}.`]

/** The text of a chart without data. */
export const noDataText: Bilingual = { vi: 'Chưa có số liệu.', en: 'Nothing is known yet.' }
