import type { Value } from './result.ts'
import type { Fact } from './load.ts'
import type { Source } from './statistic.ts'

/** What a fact says, or (without a key) what follows from several. */
export type Stated = Pick<Fact, 'value' | 'qualifier' | 'relation' | 'denominator'> & {
  fact_key: string | null
}

/** What is known of one number: the register's count, and the fact that states it. */
export interface Found {
  /** Null: its rows are in the register, but do not say how many. */
  counted?: number | null
  stated?: Stated
}

const unknown: Readonly<Value> = {
  value: null,
  source: null,
  qualifier: null,
  fact_key: null,
  change: null,
  change_percent: null,
}

function ofRegister({ counted }: Found, complete: boolean): Value {
  // nothing in a complete register is none; in another one it is nothing known
  const value = counted === undefined && complete ? 0 : (counted ?? null)
  if (value === null) return unknown
  return { value, source: 'register', qualifier: 'exact', fact_key: null, change: null, change_percent: null }
}

function ofFigures({ stated }: Found): Value {
  if (stated === undefined) return unknown
  const { value, qualifier, fact_key } = stated
  return { ...unknown, value, source: 'figures', qualifier, fact_key }
}

/** The number to answer: of the source asked for; as the best, the complete register's, else the stated one. */
export function choose(source: Source, found: Found, complete: boolean): Value {
  if (source === 'register') return ofRegister(found, complete)
  if (source === 'figures') return ofFigures(found)
  const counted = complete ? ofRegister(found, complete) : unknown
  return counted.value === null ? ofFigures(found) : counted
}
