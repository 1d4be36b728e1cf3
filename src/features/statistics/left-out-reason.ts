import type { Bilingual } from '../../platform/http/problems.ts'
import type { DimensionKey } from '../../domain/figures/figures/dimensions.ts'

/** What the dimensions of figures are called in Vietnamese. */
const dimensionNames: Readonly<Record<DimensionKey, string>> = {
  program: 'chương trình',
  family: 'nhóm chương trình',
  training_type: 'loại hình',
  planned: 'kế hoạch',
  stage: 'giai đoạn',
  scenario: 'kế hoạch hay thực hiện',
  grade: 'mức xếp loại',
  result: 'kết quả',
  level: 'cấp',
  subject: 'nội dung',
  group: 'đối tượng',
  organiser: 'đơn vị tổ chức',
  institution: 'cơ sở đào tạo',
  detail: 'chi tiết',
}

const names: Readonly<Record<string, string>> = dimensionNames

/**
 * Why facts with these dimensions are in no row and not in the total.
 * @param keys that rows are grouped by
 * @param groupings of the statistic, with the labels of the keys
 */
export function leftOutReason(
  dimensions: readonly string[],
  keys: readonly string[],
  groupings: Readonly<Record<string, { label: Bilingual }>>,
): Bilingual {
  const more = dimensions.filter((name) => !keys.includes(name))
  const fewer = keys.filter((name) => !dimensions.includes(name))
  const reasons: Bilingual[] = []
  if (more.length > 0) {
    reasons.push({
      vi: `Mỗi số liệu chỉ nói về một phần (chia theo ${more.map((name) => names[name] ?? name).join(', ')}); không nguồn nào nêu tổng của các phần này.`,
      en: `Each is about a part only (by ${more.join(', ')}), and no source states the total of these parts.`,
    })
  }
  if (fewer.length > 0) {
    const labels = fewer.map((name) => groupings[name]!.label.vi.toLocaleLowerCase('vi'))
    reasons.push({
      vi: `Số liệu không chia theo ${labels.join(', ')}.`,
      en: `They are not divided by ${fewer.join(', ')}.`,
    })
  }
  return {
    vi: reasons.map(({ vi }) => vi).join(' '),
    en: reasons.map(({ en }) => en).join(' '),
  }
}
