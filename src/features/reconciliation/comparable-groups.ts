import { areComparable, eraOf } from '../../domain/figures/facts/comparable.ts'
import { groupBy, type Statement } from './statement.ts'

/** The largest groups of statements of one fact that can be compared; a statement that says nothing is in each of them. */
export function comparableGroups(same: readonly Statement[]): Statement[][] {
  if (same.length < 2) return []
  const keyOf = (one: Statement) => JSON.stringify([one.unit, one.about, eraOf(one)])
  const groups = groupBy(same, keyOf)
  if (groups.size === 1) return [[...same]]
  const leaders = [...groups.values()].map(([first]) => first!)
  const seen = new Set<string>()
  return leaders.flatMap((leader) => {
    const group = same.filter((one) => areComparable(one, leader))
    const key = group.map(({ figure_id }) => figure_id).join()
    if (group.length < 2 || seen.has(key)) return []
    seen.add(key)
    return [group]
  })
}
