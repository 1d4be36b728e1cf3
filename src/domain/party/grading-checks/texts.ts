import { numberText } from '../../figures/figures/number-text.ts'
import type { MeasuredQuota } from '../../figures/quota-rules/measure.ts'
import { gradeLabels } from '../gradings/labels.ts'
import type { organisationKinds } from '../cells/table.ts'
import type { Labels } from '../../../platform/resource/labels.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'

/** A quota that was measured, for a sentence. */
interface QuotaText extends MeasuredQuota {
  /** What follows from the counted ones alone. */
  measured: MeasuredQuota['status']
  /** How many are not counted because nobody knows whether they lead; null: the rule counts all. */
  unknown_leaders: number | null
  regulation: string
  subject_kind: 'cell' | 'member'
  grade: Grade
  base_grades: readonly Grade[]
  value: number
  base: number
  limit: number | null
  exceptional_limit: number | null
  /** The kind of the collectives that are counted; null for members. */
  organisation_kind: (typeof organisationKinds)[number] | null
  /** Where it is counted, where that is not the whole organisation. */
  place: Bilingual | null
}

const members = { en: 'Party members', vi: 'đảng viên' }
const leaders = {
  en: 'Party members who lead or manage',
  vi: 'đảng viên giữ chức vụ lãnh đạo, quản lý',
}

/** What the collectives of a kind are called in a sentence. */
const collectives: Labels<(typeof organisationKinds)[number]> = {
  grassroots_organisation: { en: 'grassroots Party organisations', vi: 'đảng bộ cơ sở' },
  grassroots_cell: { en: 'grassroots Party cells', vi: 'chi bộ cơ sở' },
  section_organisation: { en: 'section Party organisations', vi: 'đảng bộ bộ phận' },
  cell: { en: 'Party cells', vi: 'chi bộ' },
  leadership: { en: 'leaderships', vi: 'tập thể lãnh đạo, quản lý' },
  department: { en: 'departments', vi: 'khoa, phòng' },
  mass_organisation: { en: 'mass organisations', vi: 'đoàn thể' },
}

const inSentence = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function gradesText(grades: readonly Grade[]): Bilingual {
  const labels = grades.map((grade) => gradeLabels[grade])
  return {
    en: labels.map(({ en }) => inSentence(en)).join(' and '),
    vi: labels.map(({ vi }) => inSentence(vi)).join(' và '),
  }
}

/** A limit and how many it allows. */
function limitText(limit: number, allowed: number, unit: Bilingual): Bilingual {
  const [most, many] = [numberText(limit), numberText(allowed)]
  return {
    en: `at most ${most.en}%, which are ${many.en} ${unit.en}`,
    vi: `không quá ${most.vi}%, tối đa ${many.vi} ${unit.vi}`,
  }
}

function resultText(quota: QuotaText, unit: Bilingual): Bilingual {
  const { limit, allowed, exceptional_limit, exceptional_allowed, measured, regulation } = quota
  if (limit === null || allowed === null) {
    return {
      en: `the limit of ${regulation} is not entered: enter it`,
      vi: `chưa nhập tỷ lệ tối đa theo ${regulation}, đề nghị nhập`,
    }
  }
  const usual = limitText(limit, allowed, unit)
  const higher = limitText(exceptional_limit ?? limit, exceptional_allowed ?? allowed, unit)
  return {
    match: { en: `within the limit (${usual.en})`, vi: `trong tỷ lệ quy định (${usual.vi})` },
    mismatch: { en: `beyond the limit (${usual.en})`, vi: `vượt tỷ lệ quy định (${usual.vi})` },
    incomplete: {
      en: `beyond the limit (${usual.en}); only an outstanding organisation may have more (${higher.en})`,
      vi: `vượt tỷ lệ quy định (${usual.vi}); chỉ tổ chức có thành tích xuất sắc, nổi trội mới được áp dụng tỷ lệ cao hơn (${higher.vi})`,
    },
  }[measured]
}

/** What is said of those of whom it is not known whether they lead. */
function unknownText(unknown: number | null): Bilingual {
  if (unknown === null || unknown === 0) return { en: '', vi: '' }
  const many = numberText(unknown)
  return {
    en: ` Not counted are ${many.en} graded members of whom it is not known whether they lead or manage: enter it.`,
    vi: ` Chưa tính ${many.vi} đảng viên được xếp loại do chưa rõ có giữ chức vụ lãnh đạo, quản lý hay không; đề nghị bổ sung.`,
  }
}

/** What a measured quota says. */
export function quotaText(quota: QuotaText): Bilingual {
  const persons = quota.unknown_leaders === null ? members : leaders
  const unit = quota.subject_kind === 'member' ? persons : collectives[quota.organisation_kind ?? 'cell']
  const unknown = unknownText(quota.unknown_leaders)
  const [grade, bases, value, base] = [
    gradesText([quota.grade]),
    gradesText(quota.base_grades),
    numberText(quota.value),
    numberText(quota.base),
  ]
  const result = resultText(quota, unit)
  const prefix =
    quota.place === null ? { en: '', vi: 'Số' } : { en: `${quota.place.en}: `, vi: `${quota.place.vi}: số` }
  if (quota.percent === null) {
    return {
      en: `${prefix.en}${unit.en} graded ${grade.en} (${value.en}) have nobody graded ${bases.en} (0) to be measured by; ${result.en}.${unknown.en}`,
      vi: `${prefix.vi} ${unit.vi} ${grade.vi} là ${value.vi}${quota.value === 0 ? ' và' : ', nhưng'} không có ${unit.vi} ${bases.vi} (0) để tính tỷ lệ; ${result.vi}.${unknown.vi}`,
    }
  }
  const percent = numberText(quota.percent)
  return {
    en: `${prefix.en}${unit.en} graded ${grade.en} (${value.en}) are ${percent.en}% of those graded ${bases.en} (${base.en}), ${result.en}.${unknown.en}`,
    vi: `${prefix.vi} ${unit.vi} ${grade.vi} (${value.vi}) bằng ${percent.vi}% số ${unit.vi} ${bases.vi} (${base.vi}), ${result.vi}.${unknown.vi}`,
  }
}

/** What a grade says that is higher than its score allows. */
export function scoreText(name: string, grade: Grade, score: number, least: number): Bilingual {
  const [label, points, from] = [gradesText([grade]), numberText(score), numberText(least)]
  return {
    en: `${name} is graded ${label.en} with ${points.en} points; the grade begins at ${from.en} points. Check grade and score.`,
    vi: `${name} được xếp loại ${label.vi} nhưng chỉ đạt ${points.vi} điểm (mức này phải từ ${from.vi} điểm trở lên); đề nghị kiểm tra.`,
  }
}
