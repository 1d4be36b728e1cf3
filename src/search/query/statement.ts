import { term } from '../term.ts'
import type { SearchType } from '../table.ts'
import type { Condition } from './conditions.ts'
import type { Evidence } from './evidence.ts'
import type { Tier } from './tiers.ts'

/** What a search is limited to; references are ids already. */
export interface SearchFilters {
  type?: SearchType[]
  section?: string[]
  tag?: string[]
  year?: string[]
  program?: string[]
  from?: string
  before?: string
}

/** The values of a statement; `bind` gives a value its place. */
export class Values {
  readonly list: unknown[] = []
  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}

// intarray has operators of the same names; only those of Postgres itself use the index
const HOLDS = 'operator(pg_catalog.@>)'
const MEETS = 'operator(pg_catalog.&&)'

function conditionSql({ all, any = [], none }: Condition, values: Values): string {
  const parts = [
    ...(all.length > 0 ? [`terms ${HOLDS} ${values.bind(all, 'int[]')}`] : []),
    ...any.map((entries) => `terms ${MEETS} ${values.bind(entries, 'int[]')}`),
    ...(none.length > 0 ? [`not terms ${MEETS} ${values.bind(none, 'int[]')}`] : []),
  ]
  return parts.length === 0 ? 'false' : `(${parts.join(' and ')})`
}

/** Whether a row belongs to a tier. */
export function tierSql({ conditions, least }: Tier, values: Values): string {
  const any = `(${conditions.map((condition) => conditionSql(condition, values)).join(' or ')})`
  if (!least) return any
  return `(${any} and icount(terms & ${values.bind(least.words, 'int[]')}) >= ${values.bind(least.count, 'int')})`
}

/** What readers see, within the filters. */
export function filterSql(filters: SearchFilters, values: Values): string {
  const lists = (['type', 'section', 'tag', 'year', 'program'] as const).flatMap((kind) => {
    const wanted = filters[kind]
    return wanted === undefined ? [] : [wanted.map((value) => term(kind, value))]
  })
  const parts = [
    // the entry spares drafts from being read; the column is what decides
    `terms ${HOLDS} ${values.bind([term('public', '')], 'int[]')} and public and sorted_at <= now()`,
    ...lists.map((entries) => `terms ${MEETS} ${values.bind(entries, 'int[]')}`),
    ...(filters.from ? [`sorted_at >= ${values.bind(filters.from, 'timestamptz')}`] : []),
    ...(filters.before ? [`sorted_at < ${values.bind(filters.before, 'timestamptz')}`] : []),
    ...(filters.from || filters.before ? [`type = 'post'`] : []),
  ]
  return parts.join(' and ')
}

const HALF_LIFE_SECONDS = 63_072_000

/** What of a row's entries is evidence: so few that weighing them costs nothing. */
export const matchedSql = (evidence: readonly Evidence[], values: Values): string =>
  `terms & ${values.bind([...new Set(evidence.flatMap(({ terms }) => terms))], 'int[]')} as matched`

/** How much speaks for a row, by what of its entries is `matched`: evidence first, and among equals what is newer. */
export function scoreSql(evidence: readonly Evidence[], asOf: string, values: Values): string {
  const counted = evidence
    .filter(({ terms }) => terms.length > 0)
    .map(({ weight, terms }) => `${weight * 1000} * icount(matched & ${values.bind(terms, 'int[]')})`)
  const age = `greatest(0, extract(epoch from ${values.bind(asOf, 'timestamptz')} - sorted_at))`
  return `(${counted.join(' + ')} + 1500 * exp(-${age} / ${HALF_LIFE_SECONDS}))::int`
}

/** Entries of the months from one (`2026-11`) back, so many of them. */
export function monthTerms(newest: string, count: number): number[] {
  const [year = 0, month = 1] = newest.split('-').map(Number)
  return Array.from({ length: count }, (_none, i) => {
    const at = new Date(Date.UTC(year, month - 1 - i, 1))
    return term('month', at.toISOString().slice(0, 7))
  })
}
