import type { Bilingual } from '../../platform/http/problems.ts'
import type { Group } from './result.ts'
import { unsaid } from './labels.ts'
import type { Program } from './load.ts'
import type { Statistic } from './statistic.ts'

interface Named {
  label: Bilingual
  /** Where it stands among the others of its key. */
  place: number
}

/** What the values of a key are called, and their order; what nobody has named goes by itself, behind. */
function namer(statistic: Statistic, key: string, programs: readonly Program[]) {
  const values = statistic.groupings[key]?.values
  const named = new Map<string, Named>(
    values
      ? Object.entries(values).map(([value, label], place) => [value, { label, place }])
      : programs.map(({ code, name, position }) => [
          code,
          { label: { vi: name, en: name }, place: position },
        ]),
  )
  return (value: string | null): Named => {
    if (value === null) return { label: unsaid, place: Infinity }
    return named.get(value) ?? { label: { vi: value, en: value }, place: Number.MAX_SAFE_INTEGER }
  }
}

const byText = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

/** Groups with what they are called, in the order of their keys. */
export function orderedGroups<G extends { keys: (string | null)[] }>(
  groups: readonly G[],
  statistic: Statistic,
  keys: readonly string[],
  programs: readonly Program[],
): (G & { group: Group[] })[] {
  const namers = keys.map((key) => namer(statistic, key, programs))
  const placed = groups.map((one) => {
    const names = one.keys.map((value, index) => namers[index]!(value))
    const group = keys.map((dimension, index) => ({
      dimension,
      value: one.keys[index]!,
      label: names[index]!.label,
    }))
    return { one: { ...one, group }, places: names.map(({ place }) => place) }
  })
  const compare = (a: (typeof placed)[number], b: (typeof placed)[number]) => {
    const index = a.places.findIndex((place, at) => place !== b.places[at])
    if (index !== -1) return a.places[index]! < b.places[index]! ? -1 : 1
    const other = a.one.keys.findIndex((key, at) => key !== b.one.keys[at])
    return other === -1 ? 0 : byText(a.one.keys[other]!, b.one.keys[other]!)
  }
  return placed.toSorted(compare).map(({ one }) => one)
}
