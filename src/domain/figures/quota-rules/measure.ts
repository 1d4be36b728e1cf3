import type { roundings } from './table.ts'

/** What a rule allows. */
interface QuotaLimits {
  limit: number | null
  exceptional_limit: number | null
  rounding: (typeof roundings)[number]
}

/** A measured quota. */
export interface MeasuredQuota {
  /** The share of the base, in percent with two decimals; null where the base is 0. */
  percent: number | null
  /** How many the limit allows; null where it is not known. */
  allowed: number | null
  /** How many the higher limit allows; null if the rule has none. */
  exceptional_allowed: number | null
  /** `incomplete`: allowed only in exceptional cases, or the limit is not known. */
  status: 'match' | 'incomplete' | 'mismatch'
}

const roundBy = { down: Math.floor, nearest: Math.round, up: Math.ceil }

/** How many a limit allows. What binary fractions lose does not make one less or one more. */
function allowedBy(limit: number | null, base: number, rounding: QuotaLimits['rounding']): number | null {
  if (limit === null) return null
  return roundBy[rounding](Number(((limit * base) / 100).toFixed(6)))
}

function statusOf(value: number, base: number, allowed: number | null, exceptional: number | null) {
  // without a base no limit allows any
  if (base === 0) return value > 0 ? 'mismatch' : 'match'
  if (allowed === null) return 'incomplete'
  if (value <= allowed) return 'match'
  return exceptional !== null && value <= exceptional ? 'incomplete' : 'mismatch'
}

/** Measures how many have a grade against how many have the grades of the base. */
export function measureQuota(
  { limit, exceptional_limit, rounding }: QuotaLimits,
  value: number,
  base: number,
): MeasuredQuota {
  const allowed = allowedBy(limit, base, rounding)
  const exceptional = allowedBy(exceptional_limit, base, rounding)
  return {
    percent: base === 0 ? null : Number(((100 * value) / base).toFixed(2)),
    allowed,
    exceptional_allowed: exceptional,
    status: statusOf(value, base, allowed, exceptional),
  }
}
