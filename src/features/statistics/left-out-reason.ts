import type { Bilingual } from '../../platform/http/problems.ts'
import { dimensionLabels } from '../../domain/figures/figures/labels.ts'

const labels: Readonly<Record<string, Bilingual>> = dimensionLabels

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
      vi: `Mỗi số liệu chỉ nói về một phần (chia theo ${more.map((name) => labels[name]?.vi ?? name).join(', ')}); không nguồn nào nêu tổng của các phần này.`,
      en: `Each is about a part only (by ${more.join(', ')}), and no source states the total of these parts.`,
    })
  }
  if (fewer.length > 0) {
    const keyLabels = fewer.map((name) => groupings[name]!.label.vi.toLocaleLowerCase('vi'))
    reasons.push({
      vi: `Số liệu không chia theo ${keyLabels.join(', ')}.`,
      en: `They are not divided by ${fewer.join(', ')}.`,
    })
  }
  return {
    vi: reasons.map(({ vi }) => vi).join(' '),
    en: reasons.map(({ en }) => en).join(' '),
  }
}
