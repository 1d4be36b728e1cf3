import type { Bilingual } from '../../platform/http/problems.ts'
import { numberText } from '../../domain/figures/figures/number-text.ts'
import type { Breakdown, Cited } from './row.ts'

const breakdowns: Record<Breakdown, Bilingual> = {
  program: { en: 'programme', vi: 'chương trình' },
  family: { en: 'subject family', vi: 'nhóm chương trình' },
  training_type: { en: 'training type', vi: 'loại hình đào tạo, bồi dưỡng' },
  planned: { en: 'plan', vi: 'kế hoạch' },
  stage: { en: 'stage', vi: 'giai đoạn' },
  scenario: { en: 'scenario', vi: 'kế hoạch hay kết quả' },
  grade: { en: 'grade', vi: 'mức xếp loại' },
  result: { en: 'result', vi: 'kết quả' },
  level: { en: 'level', vi: 'cấp' },
  subject: { en: 'activity', vi: 'hoạt động' },
  group: { en: 'group', vi: 'nhóm người' },
  organiser: { en: 'organiser', vi: 'đơn vị tổ chức' },
  institution: { en: 'school', vi: 'trường' },
  detail: { en: 'detail', vi: 'chi tiết' },
  repeated: { en: 'repetition', vi: 'các lần nêu' },
  register: { en: 'register', vi: 'sổ theo dõi' },
  quota: { en: 'quota', vi: 'tỷ lệ khống chế' },
}

export const breakdownText = (breakdown: Breakdown): Bilingual => breakdowns[breakdown]

/** The words that state it, in quotation marks; the document's number where it has no words. */
export function quoteText({ value, source }: Cited): Bilingual {
  if (source?.quote) {
    const quote = `“${source.quote.replace(/\s+/gu, ' ')}”`
    return { en: quote, vi: quote }
  }
  const number = numberText(value)
  if (!source?.number) return number
  return { en: `${number.en} (document ${source.number})`, vi: `${number.vi} (văn bản ${source.number})` }
}

/** How many quotes an explanation gives before it only counts the rest. */
const MOST_QUOTES = 12

/** Quotes of several figures, one after the other. */
export function quotesText(items: readonly Cited[], between = ' + '): Bilingual {
  const shown = items.slice(0, MOST_QUOTES).map(quoteText)
  const rest = items.length - shown.length
  return {
    en: shown.map(({ en }) => en).join(between) + (rest > 0 ? `${between}${rest} more` : ''),
    vi: shown.map(({ vi }) => vi).join(between) + (rest > 0 ? `${between}${rest} số nữa` : ''),
  }
}
