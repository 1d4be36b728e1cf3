import type { Bilingual } from '../../platform/http/problems.ts'
import { dimensionKeys, type DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import { dimensionLabels } from '../../domain/figures/figures/labels.ts'
import type { Breakdown, Comparability } from './row.ts'
import type { Statement } from './statement.ts'

const isDimension = (breakdown: Breakdown): breakdown is DimensionKey =>
  !['repeated', 'percent', 'register', 'quota'].includes(breakdown)

const list = (keys: readonly DimensionKey[], language: 'vi' | 'en') =>
  keys.map((key) => dimensionLabels[key][language]).join(', ')

/** Why these statements are compared. */
export function comparedWith(breakdown: Breakdown, statements: readonly Statement[]): Comparability {
  const [first] = statements
  const same = dimensionKeys.filter(
    (key) =>
      first?.dimensions[key] !== undefined &&
      statements.every(({ dimensions }) => dimensions[key] === first.dimensions[key]),
  )
  const differs = isDimension(breakdown) ? breakdown : breakdown === 'quota' ? 'grade' : null
  const about = statements.every((one) => one.about === first?.about) ? first?.about || null : null
  return {
    figure_ids: statements.map(({ figure_id }) => figure_id),
    same_dimensions: same,
    differs_in: differs,
    about,
    explanation: { vi: explainVi(breakdown, same, differs), en: explainEn(breakdown, same, differs) },
  }
}

const bases: Readonly<Record<'part' | 'repeated' | 'percent' | 'register' | 'quota', Bilingual>> = {
  part: {
    vi: 'Cùng chỉ tiêu, cùng kỳ, cùng một nguồn',
    en: 'Same indicator, same period, same source',
  },
  repeated: {
    vi: 'Cùng chỉ tiêu, cùng kỳ, cùng đơn vị, địa phương',
    en: 'Same indicator, same period, same organisation and place',
  },
  percent: {
    vi: 'Số liệu và tỷ lệ phần trăm nêu trong cùng một vế câu',
    en: 'The number and its percentage are stated in one clause',
  },
  register: {
    vi: 'Cùng chỉ tiêu, cùng năm với sổ theo dõi đã chốt số liệu',
    en: 'Same indicator and year as a complete register',
  },
  quota: {
    vi: 'Cùng chỉ tiêu, cùng kỳ xếp loại mà văn bản quy định',
    en: 'Same indicator, same period that the regulation grades',
  },
}

const baseOf = (breakdown: Breakdown) => bases[isDimension(breakdown) ? 'part' : breakdown]

function explainVi(
  breakdown: Breakdown,
  same: readonly DimensionKey[],
  differs: DimensionKey | null,
): string {
  const equal = same.length === 0 ? '' : `; giống nhau về ${list(same, 'vi')}`
  const other = differs === null ? '' : `; chỉ khác nhau về ${dimensionLabels[differs].vi}`
  return `${baseOf(breakdown).vi}${equal}${other}.`
}

function explainEn(
  breakdown: Breakdown,
  same: readonly DimensionKey[],
  differs: DimensionKey | null,
): string {
  const equal = same.length === 0 ? '' : `; equal in ${list(same, 'en')}`
  const other = differs === null ? '' : `; different in ${dimensionLabels[differs].en} only`
  return `${baseOf(breakdown).en}${equal}${other}.`
}
