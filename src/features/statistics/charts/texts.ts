import type { Language } from '../../../platform/http/language.ts'
import type { Total, Value } from '../result.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }

/** A number as its language writes it: 6.481, 6,481. */
export const numberText = (value: number, language: Language): string =>
  value.toLocaleString(locales[language], { maximumFractionDigits: 2 })

/** A part in percent: 93,5%. */
export const percentText = (part: number, whole: number, language: Language): string =>
  `${((part / whole) * 100).toLocaleString(locales[language], { maximumFractionDigits: 1 })}%`

const qualifierWords: Record<'about' | 'over' | 'under', Bilingual> = {
  about: { vi: 'khoảng ', en: 'about ' },
  over: { vi: 'trên ', en: 'over ' },
  under: { vi: 'dưới ', en: 'under ' },
}

/** A value with its certainty: khoảng 3.000. */
export function valueText(
  { value, qualifier }: Pick<Value, 'value' | 'qualifier'>,
  language: Language,
): string {
  if (value === null) return { vi: 'chưa rõ', en: 'not known' }[language]
  const before = qualifier === null || qualifier === 'exact' ? '' : qualifierWords[qualifier][language]
  return before + numberText(value, language)
}

const sourceWords: Record<'register' | 'figures', Bilingual> = {
  register: { vi: 'sổ đăng ký của trường', en: 'the registers of the school' },
  figures: { vi: 'số liệu đã xác nhận', en: 'confirmed figures' },
}

/** Where the numbers of a chart are from. */
export function sourceText(values: readonly Value[], language: Language): string[] {
  const used = new Set(values.flatMap(({ source }) => source ?? []))
  if (used.size === 0) return []
  const names = [...used].map((source) => sourceWords[source][language])
  return [`${{ vi: 'Nguồn', en: 'Source' }[language]}: ${names.join(', ')}.`]
}

/** What is stated of the whole, and what the rows add up to where that differs. */
export function totalText(total: Total, language: Language): string[] {
  const { value, sum_of_rows } = total
  if (value === null) return []
  const stated = `${{ vi: 'Tổng số', en: 'Total' }[language]}: ${valueText(total, language)}`
  if (sum_of_rows === null || sum_of_rows === value) return [`${stated}.`]
  const sum = `${{ vi: 'các dòng cộng lại', en: 'the rows add up to' }[language]}: ${numberText(sum_of_rows, language)}`
  return [`${stated}; ${sum}.`]
}

/** What stands in a chart of which nothing is known. */
export const nothingKnown: Bilingual = { vi: 'Chưa có số liệu.', en: 'Nothing is known yet.' }
