import type { LeftOut } from './result.ts'
import type { Found } from './select-value.ts'
import type { Asked, Counted, Coverage, Fact, Loaded, Program } from './load.ts'
import { placeOf, totalOfShares } from './assign-fact.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import type { Measure } from './statistic.ts'

type Keys = (string | null)[]

/** What was found of one group of rows, by year and by the name of the measure. */
export type Finds = Map<number, Record<string, Found>>

/** What was loaded, put where it belongs. */
export interface Gathered {
  /** Facts that have no place in the rows or the total, by what tells them apart. */
  leftOut: Map<string, LeftOut>
  total: Finds
  groups: Map<string, { keys: Keys; finds: Finds }>
  /** Years of which something is known. */
  years: Set<number>
  /** Registers that were declared complete, by year. */
  complete: Map<number, Set<CoveredRegister>>
  programs: readonly Program[]
}

function findsOf({ total, groups }: Gathered, keys: Keys | null): Finds {
  if (keys === null) return total
  const name = JSON.stringify(keys)
  const known = groups.get(name)
  if (known) return known.finds
  const finds: Finds = new Map()
  groups.set(name, { keys, finds })
  return finds
}

/** What is known of a group of rows in a year, by the name of the measure, to add to. */
function foundOf(gathered: Gathered, keys: Keys | null, year: number): Record<string, Found> {
  const finds = findsOf(gathered, keys)
  const known = finds.get(year)
  if (known) return known
  const found: Record<string, Found> = {}
  finds.set(year, found)
  gathered.years.add(year)
  return found
}

function leaveOut({ leftOut }: Gathered, year: number, { name }: Measure, dimensions: string[]): void {
  const key = [year, name, ...dimensions].join()
  const known = leftOut.get(key) ?? { year, measure: name, dimensions, facts: 0 }
  leftOut.set(key, { ...known, facts: known.facts + 1 })
}

function placeCounted(gathered: Gathered, [year, keys, counts]: Counted): void {
  const names = Object.keys(counts)
  if (names.length === 0) return
  const found = foundOf(gathered, keys, year)
  for (const name of names) found[name] = { ...found[name], counted: counts[name]! }
}

function placeFact(gathered: Gathered, fact: Fact, { statistic, keys }: Asked): void {
  for (const measure of statistic.measures) {
    const stands = placeOf(fact, measure, keys)
    if (stands === undefined) continue
    if ('by' in stands) {
      leaveOut(gathered, fact.year, measure, stands.by)
      continue
    }
    const found = foundOf(gathered, stands.keys, fact.year)
    found[measure.name] = { ...found[measure.name], stated: fact }
  }
}

function placeCoverage(gathered: Gathered, { year, register }: Coverage, { source }: Asked): void {
  gathered.complete.set(year, (gathered.complete.get(year) ?? new Set()).add(register))
  if (source !== 'figures') gathered.years.add(year)
}

/** Adds the totals that nothing states but the denominator of all shares. */
function addTotalsOfShares({ total, groups, years }: Gathered, measures: readonly Measure[]): void {
  for (const year of years) {
    for (const { name } of measures) {
      const found = total.get(year)
      if (found?.[name]?.stated !== undefined) continue
      const parts = [...groups.values()].flatMap(({ finds }) => finds.get(year)?.[name]?.stated ?? [])
      const stated = totalOfShares(parts)
      if (stated) total.set(year, { ...found, [name]: { ...found?.[name], stated } })
    }
  }
}

/** Puts what was loaded where it belongs. */
export function gather({ counted, facts, complete, programs }: Loaded, asked: Asked): Gathered {
  const gathered: Gathered = {
    leftOut: new Map(),
    total: new Map(),
    groups: new Map(),
    years: new Set(),
    complete: new Map(),
    programs,
  }
  for (const row of counted) placeCounted(gathered, row)
  for (const fact of facts) placeFact(gathered, fact, asked)
  for (const one of complete) placeCoverage(gathered, one, asked)
  if (asked.statistic.sharesTellTotal) addTotalsOfShares(gathered, asked.statistic.measures)
  return gathered
}
