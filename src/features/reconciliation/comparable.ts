import { hasOneExtent, isReformedOn } from '../../domain/figures/facts/reform.ts'
import { countsTurns } from '../../domain/figures/figures/fact-key.ts'
import { groupBy, sourceKeyOf, type Statement } from './statement.ts'

/** The side of the reform of 2025 on which a statement was made; null if its day is not known, or does not matter. */
function eraOf({ about, stated_on }: Statement): string | null {
  if (stated_on === null || (about !== null && hasOneExtent(about))) return null
  return isReformedOn(stated_on) ? 'after' : 'before'
}

const agree = (one: string | null, other: string | null) => one === null || other === null || one === other

/**
 * Whether statements of one fact are about the same: sources about different organisations (or of which only one names
 * its own) are not, nor those from before and after the reform, after which a province, unit or school has another
 * extent under the same name. Turns are no persons, also where a figure was stored with a former fact key.
 */
export function areComparable(one: Statement, other: Statement): boolean {
  if (countsTurns(one.unit) !== countsTurns(other.unit)) return false
  if (sourceKeyOf(one) === sourceKeyOf(other)) return true
  return agree(one.about, other.about) && agree(eraOf(one), eraOf(other))
}

/** The largest groups of statements of one fact that can be compared; a statement that says nothing is in each of them. */
export function comparableGroups(same: readonly Statement[]): Statement[][] {
  if (same.length < 2) return []
  const keyOf = (one: Statement) => JSON.stringify([countsTurns(one.unit), one.about, eraOf(one)])
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
