import type { LeftOut } from './answer.ts'
import type { Found } from './choose.ts'
import type { Asked, LoadedRow, ProgramRow } from './load.ts'
import { placeOf, totalOfShares } from './stated.ts'
import type { CoveredRegister } from '../figures/register-coverage/table.ts'
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
  programs: ProgramRow['data'][]
}

function findsOf({ total, groups }: Gathered, keys: Keys | null): Finds {
  if (keys === null) return total
  const name = JSON.stringify(keys)
  const group = groups.get(name) ?? { keys, finds: new Map() }
  groups.set(name, group)
  return group.finds
}

function note(gathered: Gathered, keys: Keys | null, year: number, measure: Measure, found: Found): void {
  const finds = findsOf(gathered, keys)
  const ofYear = finds.get(year) ?? {}
  ofYear[measure.name] = { ...ofYear[measure.name], ...found }
  finds.set(year, ofYear)
  gathered.years.add(year)
}

function leaveOut({ leftOut }: Gathered, year: number, { name }: Measure, dimensions: string[]): void {
  const key = [year, name, ...dimensions].join()
  const known = leftOut.get(key) ?? { year, measure: name, dimensions, facts: 0 }
  leftOut.set(key, { ...known, facts: known.facts + 1 })
}

function place(gathered: Gathered, { origin, data }: LoadedRow, { statistic, keys, source }: Asked): void {
  switch (origin) {
    case 'program':
      gathered.programs.push(data)
      break
    case 'complete':
      gathered.complete.set(data.year, (gathered.complete.get(data.year) ?? new Set()).add(data.register))
      if (source !== 'figures') gathered.years.add(data.year)
      break
    case 'register':
      for (const measure of statistic.measures) {
        const counted = data.counts[measure.name]
        if (counted !== undefined) note(gathered, data.keys, data.year, measure, { counted })
      }
      break
    case 'figures':
      for (const measure of statistic.measures) {
        const stands = placeOf(data, measure, keys)
        if (stands === undefined) continue
        if ('by' in stands) leaveOut(gathered, data.year, measure, stands.by)
        else note(gathered, stands.keys, data.year, measure, { stated: data })
      }
  }
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
export function gather(rows: readonly LoadedRow[], asked: Asked): Gathered {
  const gathered: Gathered = {
    leftOut: new Map(),
    total: new Map(),
    groups: new Map(),
    years: new Set(),
    complete: new Map(),
    programs: [],
  }
  for (const row of rows) place(gathered, row, asked)
  if (asked.statistic.sharesTellTotal) addTotalsOfShares(gathered, asked.statistic.measures)
  return gathered
}
