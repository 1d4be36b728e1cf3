import type { Bilingual } from '../../platform/http/problems.ts'
import type { Group } from './result.ts'
import { unknownLabel } from './labels.ts'
import type { NamedValue, Statistic } from './statistic.ts'

interface PositionedLabel {
  label: Bilingual
  /** The position among the values of the same key. */
  position: number
}

/** The labels of the values of a key, and their order; a value without a label is its own label and comes last. */
function labeler(statistic: Statistic, key: string, names: readonly NamedValue[]) {
  const { values, none = unknownLabel } = statistic.groupings[key] ?? {}
  const labels = new Map<string, PositionedLabel>(
    values
      ? Object.entries(values).map(([value, label], position) => [value, { label, position }])
      : names.map(({ code, name, position }) => [code, { label: { vi: name, en: name }, position }]),
  )
  return (value: string | null): PositionedLabel => {
    if (value === null) return { label: none, position: Infinity }
    return labels.get(value) ?? { label: { vi: value, en: value }, position: Number.MAX_SAFE_INTEGER }
  }
}

const compareText = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

/** Adds labels to groups, and sorts the groups by their keys. */
export function orderGroups<G extends { keys: (string | null)[] }>(
  groups: readonly G[],
  statistic: Statistic,
  keys: readonly string[],
  names: readonly NamedValue[],
): (G & { group: Group[] })[] {
  const labelers = keys.map((key) => labeler(statistic, key, names))
  const labeled = groups.map((item) => {
    const labels = item.keys.map((value, index) => labelers[index]!(value))
    const group = keys.map((dimension, index) => ({
      dimension,
      value: item.keys[index]!,
      label: labels[index]!.label,
    }))
    return { item: { ...item, group }, positions: labels.map(({ position }) => position) }
  })
  const compare = (a: (typeof labeled)[number], b: (typeof labeled)[number]) => {
    const index = a.positions.findIndex((position, i) => position !== b.positions[i])
    if (index !== -1) return a.positions[index]! < b.positions[index]! ? -1 : 1
    const other = a.item.keys.findIndex((key, i) => key !== b.item.keys[i])
    return other === -1 ? 0 : compareText(a.item.keys[other]!, b.item.keys[other]!)
  }
  return labeled.toSorted(compare).map(({ item }) => item)
}
