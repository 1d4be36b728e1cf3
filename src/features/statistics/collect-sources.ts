import type { LeftOut } from './result.ts'
import type { StatedValue, ValueSources } from './select-value.ts'
import type { StatisticQuery, Coverage, Fact, StatisticData } from './load.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { leftOutReason } from './left-out-reason.ts'
import { assignFact } from './assign-fact.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import { withheld, type Measure, type NamedValue, type RegisterCount } from './statistic.ts'

type GroupKeys = (string | null)[]

/** The sources of the numbers of one group, by year and by the name of the measure. */
export type SourcesByYear = Map<number, Record<string, ValueSources>>

/** Loaded data, by the row or the total that it belongs to. */
export interface CollectedSources {
  /** Facts that belong neither to a row nor to the total, by year, measure and dimensions. */
  leftOut: Map<string, LeftOut>
  total: SourcesByYear
  groups: Map<string, { keys: GroupKeys; sources: SourcesByYear }>
  /** Years that have data. */
  years: Set<number>
  /** Registers that were declared complete, by year. */
  complete: Map<number, Set<CoveredRegister>>
  names: readonly NamedValue[]
}

function sourcesOfGroup({ total, groups }: CollectedSources, keys: GroupKeys | null): SourcesByYear {
  if (keys === null) return total
  const name = JSON.stringify(keys)
  const existing = groups.get(name)
  if (existing) return existing.sources
  const sources: SourcesByYear = new Map()
  groups.set(name, { keys, sources })
  return sources
}

/** The sources of a group in a year, by the name of the measure; callers add to them. */
function sourcesOf(
  collected: CollectedSources,
  keys: GroupKeys | null,
  year: number,
): Record<string, ValueSources> {
  const byYear = sourcesOfGroup(collected, keys)
  const existing = byYear.get(year)
  if (existing) return existing
  const sources: Record<string, ValueSources> = {}
  byYear.set(year, sources)
  collected.years.add(year)
  return sources
}

function addLeftOut(
  { leftOut }: CollectedSources,
  { year, value }: Fact,
  { name }: Measure,
  dimensions: string[],
  { statistic, keys }: StatisticQuery,
): void {
  const key = [year, name, ...dimensions].join()
  const entry = leftOut.get(key)
  leftOut.set(key, {
    year,
    measure: name,
    dimensions,
    facts: (entry?.facts ?? 0) + 1,
    sum: exactSum([entry?.sum ?? 0, value]),
    reason: entry?.reason ?? leftOutReason(dimensions, keys, statistic.groupings),
  })
}

function addCount(collected: CollectedSources, [year, keys, counts]: RegisterCount): void {
  const names = Object.keys(counts)
  if (names.length === 0) return
  const sources = sourcesOf(collected, keys, year)
  for (const name of names) {
    const count = counts[name]!
    sources[name] = { ...sources[name], ...(count === withheld ? { withheld: true } : { count }) }
  }
}

function addFact(collected: CollectedSources, fact: Fact, query: StatisticQuery): void {
  const { statistic, keys } = query
  for (const measure of statistic.measures) {
    const assignment = assignFact(fact, measure, keys)
    if (assignment === undefined) continue
    if ('otherDimensions' in assignment) {
      addLeftOut(collected, fact, measure, assignment.otherDimensions, query)
      continue
    }
    const sources = sourcesOf(collected, assignment.keys, fact.year)
    sources[measure.name] = { ...sources[measure.name], stated: fact }
  }
}

function addCoverage(
  collected: CollectedSources,
  { year, register }: Coverage,
  { source }: StatisticQuery,
): void {
  collected.complete.set(year, (collected.complete.get(year) ?? new Set()).add(register))
  if (source !== 'figures') collected.years.add(year)
}

/** The common denominator of shares, which is the total of their rows: 41 of 9/41 and 32/41. */
function totalOfShares(parts: readonly StatedValue[]): StatedValue | undefined {
  const [first] = parts
  if (first === undefined || first.denominator === null) return undefined
  const isCommon = parts.every(
    ({ relation, denominator }) => relation === 'share' && denominator === first.denominator,
  )
  if (!isCommon) return undefined
  const { denominator } = first
  return { value: denominator, qualifier: 'exact', relation: null, denominator: null, fact_key: null }
}

/** Adds totals that no fact states, where all shares have the same denominator. */
function addTotalsOfShares({ total, groups, years }: CollectedSources, measures: readonly Measure[]): void {
  for (const year of years) {
    for (const { name } of measures) {
      const ofTotal = total.get(year)
      if (ofTotal?.[name]?.stated !== undefined) continue
      const parts = [...groups.values()].flatMap(({ sources }) => sources.get(year)?.[name]?.stated ?? [])
      const stated = totalOfShares(parts)
      if (stated) total.set(year, { ...ofTotal, [name]: { ...ofTotal?.[name], stated } })
    }
  }
}

/** Assigns counts and facts to the rows and to the total. */
export function collectSources(
  { counts, facts, complete, names }: StatisticData,
  query: StatisticQuery,
): CollectedSources {
  const collected: CollectedSources = {
    leftOut: new Map(),
    total: new Map(),
    groups: new Map(),
    years: new Set(),
    complete: new Map(),
    names,
  }
  for (const count of counts) addCount(collected, count)
  for (const fact of facts) addFact(collected, fact, query)
  for (const coverage of complete) addCoverage(collected, coverage, query)
  if (query.statistic.totalFromShares) addTotalsOfShares(collected, query.statistic.measures)
  return collected
}
