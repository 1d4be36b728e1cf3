import type { SQL } from 'drizzle-orm'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import type { Bilingual } from '../../platform/http/problems.ts'

/** Where numbers are taken from: what registers hold, what figures state, or row by row the better of both. */
export const sources = ['best', 'register', 'figures'] as const
export type Source = (typeof sources)[number]

/** One thing that a statistic counts. */
export interface Measure<Name extends string = string> {
  name: Name
  label: Bilingual
  /** Code of the indicator whose figures state it; null where none does. */
  indicator: string | null
  /** Its register's count is trusted for years for which all of these are declared complete; none: never. */
  registers: readonly CoveredRegister[]
}

/** Something that rows can be grouped by. */
export interface Grouping {
  label: Bilingual
  description: string
  /** Its values in the order of the rows; absent: programmes, which the register names. */
  values?: Readonly<Record<string, Bilingual>>
}

/** Numbers by year, and how they come about. */
export interface Statistic<Name extends string = string> {
  /** As paths name it. */
  name: string
  title: Bilingual
  measures: readonly Measure<Name>[]
  /** By the key of `group_by`; equal to the figures' dimension of that name where they have one. */
  groupings: Readonly<Record<string, Grouping>>
  /**
   * The registers' counts of the years from `:from` to `:to`: `year`, `keys` (text[], a value for each key; null: of the
   * whole school) and `counts` (json, by the name of the measure; null: rows are there, but not their number).
   */
  counted: (keys: readonly string[]) => SQL
  /** Whether shares of one denominator (9/41 and 32/41) state the total. */
  sharesTellTotal?: boolean
}
