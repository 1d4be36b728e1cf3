import type { Qualifier } from '../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { StatisticSource, Statistic } from './statistic.ts'

/** Where a number comes from: a complete register or one that was asked for, another register, or figures. */
export const valueSources = ['register', 'register_incomplete', 'figures'] as const
/** The source of a number. */
export type ValueSource = (typeof valueSources)[number]

/** A number of a year, and its source. */
export interface StatisticValue {
  value: number | null
  source: ValueSource | null
  qualifier: Qualifier | null
  /** The fact that states it; null for the count of a register. */
  fact_key: string | null
  /** The difference from the year before, if both numbers are exact. */
  change: number | null
  change_percent: number | null
  /** Of the rows with which it is a whole; only of measures that have it. Null for totals, and where the whole is not known. */
  percent?: number | null
  /** The register has a number that would tell about few persons. */
  suppressed?: true
}

/** A number of the whole school, and the sum of the rows. */
export interface StatisticTotal extends StatisticValue {
  sum_of_rows: number | null
}

/** The value of a row for one key of `group_by`. */
export interface Group {
  dimension: string
  /** Null if the source does not state it. */
  value: string | null
  label: Bilingual
}

/** The numbers of a row or of the total, year by year. */
export type YearlyValues<V extends StatisticValue, Name extends string> = readonly ({ year: number } & Record<
  Name,
  V
>)[]

/** The numbers of one group, year by year. */
export interface ResultRow<Name extends string = string> {
  group: Group[]
  years: YearlyValues<StatisticValue, Name>
}

/** Facts of a measure and a year that neither a row nor the total shows. */
export interface LeftOut {
  year: number
  measure: string
  /** The dimensions of these facts, in alphabetical order. */
  dimensions: string[]
  facts: number
  /** What the facts add up to. */
  sum: number
  reason: Bilingual
}

/** The result of a statistic, before it is rendered in a format. */
export interface StatisticResult<Name extends string = string> {
  statistic: Statistic<Name>
  source: StatisticSource
  group_by: string[]
  years: number[]
  complete: { register: string; year: number }[]
  rows: ResultRow<Name>[]
  totals: YearlyValues<StatisticTotal, Name>
  left_out: LeftOut[]
}
