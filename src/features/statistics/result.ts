import type { Qualifier } from '../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { Source, Statistic } from './statistic.ts'

/** A number of a year, and where it is from. */
export interface Value {
  value: number | null
  source: 'register' | 'figures' | null
  qualifier: Qualifier | null
  /** Leads to all that state it; null of what a register counts. */
  fact_key: string | null
  /** Against the year before, where both are exact. */
  change: number | null
  change_percent: number | null
}

/** A number of the whole school; what the rows add up to stands beside it. */
export interface Total extends Value {
  sum_of_rows: number | null
}

/** What a row counts, by one of the keys of `group_by`. */
export interface Group {
  dimension: string
  /** Null: its source does not say. */
  value: string | null
  label: Bilingual
}

/** The years of a row or of the total, side by side. */
export type Years<V extends Value, Name extends string> = readonly ({ year: number } & Record<Name, V>)[]

export interface Row<Name extends string = string> {
  group: Group[]
  years: Years<Value, Name>
}

/** Facts of a measure and a year that neither rows nor the total show. */
export interface LeftOut {
  year: number
  measure: string
  /** What tells them apart, in the order of the alphabet. */
  dimensions: string[]
  facts: number
}

/** An answer, before it takes a format. */
export interface Answer<Name extends string = string> {
  statistic: Statistic<Name>
  source: Source
  group_by: string[]
  years: number[]
  complete: { register: string; year: number }[]
  rows: Row<Name>[]
  totals: Years<Total, Name>
  left_out: LeftOut[]
}
