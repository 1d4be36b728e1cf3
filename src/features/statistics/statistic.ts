import type { SQL } from 'drizzle-orm'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import type { ReadAccess } from '../../platform/access/resource-access.ts'
import type { Bilingual } from '../../platform/http/problems.ts'

/** The sources of numbers: the registers, the figures, or for each number the better one. */
export const statisticSources = ['best', 'register', 'figures'] as const
/** A source of numbers. */
export type StatisticSource = (typeof statisticSources)[number]

/** One of the numbers that a statistic counts. */
export interface Measure<Name extends string = string> {
  name: Name
  label: Bilingual
  /** Code of the indicator whose figures state it; null if there is none. */
  indicator: string | null
  /** Whether figures of it state plans. Absent: what was done. */
  ofPlan?: true
  /** The keys of `group_by` by which it is known; absent: all. Rows by other keys do not have it. */
  keys?: readonly string[]
  /** Whether its values have the percentage of the rows with which they are a whole. */
  hasPercent?: true
  /** Computes its count from other counts, of measures or of their parts. Such a count never adds up. */
  ratio?: (countOf: (name: string) => number | null) => number | null
  /** `best` takes the count for years for which all of these registers are complete; empty: it never does. */
  registers: readonly CoveredRegister[]
}

/** A property that rows can be grouped by. */
export interface Grouping {
  label: Bilingual
  description: string
  /** The labels of its values in the order of the rows; a value without one is its own label. */
  values?: Readonly<Record<string, Bilingual>>
  /** The SQL of the labels instead, where its values are rows: one column, a list of `NamedValue`. */
  namesSql?: SQL
  /** The label of rows without a value, where this means something. Absent: the source does not state it. */
  none?: Bilingual
}

/** A value of a grouping that is a row, with its name and its position in Vietnamese order. */
export interface NamedValue {
  code: string
  name: string
  position: number
}

/** Stands for a count that is withheld, because it would tell about few persons. */
export const withheld = 'withheld'

/** The counts of a group by the name of the measure; `keys` is null for the whole school. */
export type RegisterCount = [
  year: number,
  keys: (string | null)[] | null,
  counts: Record<string, number | null | typeof withheld>,
]

/** Counts that are made here of what a statement returns, because Postgres takes several times as long for them. */
export interface ComputedCounts {
  /** The SQL of what they are made of, as text; undefined: there are none by these keys. */
  sql: (keys: readonly string[]) => SQL | undefined
  /** Adds them to the counts of a year. */
  addTo: (
    counts: readonly RegisterCount[],
    data: string,
    keys: readonly string[],
    year: number,
  ) => RegisterCount[]
}

/** The definition of a statistic: its measures, its groupings, and the SQL that counts. */
export interface Statistic<Name extends string = string> {
  /** Its name in paths. */
  name: string
  title: Bilingual
  measures: readonly Measure<Name>[]
  /** Callers who see all rows by this access get counts of registers that were not declared complete. */
  access: ReadAccess
  /** By the key of `group_by`; a key with the name of a dimension of figures has the values of that dimension. */
  groupings: Readonly<Record<string, Grouping>>
  /**
   * The SQL of the counts of the years from `:from` to `:to`. Its columns are `year`, `keys` (text[], a value for each key;
   * null for the whole school) and `counts` (json by the name of the measure; null if there are rows, but their number is
   * unknown).
   */
  countSql: (keys: readonly string[]) => SQL
  /** Further counts, of a statistic about one year. */
  computed?: ComputedCounts
  /** Withholds counts of few persons from callers who may not read the register. Absent: nothing is withheld. */
  withhold?: (counts: readonly RegisterCount[], keys: readonly string[]) => RegisterCount[]
  /** Whether rows by these keys are parts of the total. Absent: they always are. */
  arePartsOfTotal?: (keys: readonly string[]) => boolean
  /** What the total beside rows by these keys is called, where it does not count all that they count. Absent: the total. */
  totalLabel?: (keys: readonly string[]) => Bilingual
  /** Whether shares of one denominator (9/41 and 32/41) state the total. */
  totalFromShares?: boolean
}
