import { getTableName, sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { boundFragment, type BoundQuery } from '../../../platform/database/statement.ts'
import type { ListScope } from '../../../platform/resource/search-engine.ts'
import { term } from '../term.ts'
import { matchableTermsSql } from '../table.ts'
import type { Condition } from './conditions.ts'
import type { ScoringSignal } from './scoring-signals.ts'
import type { MatchLevel } from './match-level.ts'

/** SQL: whether readers see a document. */
export const publicDocumentSql = 'public and sorted_at <= now()'

/** The filters of a search; references are ids. */
export interface SearchFilters {
  type?: string[]
  section?: string[]
  tag?: string[]
  year?: string[]
  program?: string[]
  from?: string
  before?: string
  /** Only rows of this list. */
  scope?: ListScope
}

/** The values of a statement; `bind` returns the placeholder of a value. */
export class Values {
  readonly list: unknown[] = []
  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
  /** Adds the values of a fragment; returns its text with their placeholders. */
  take({ text, values }: BoundQuery): string {
    const before = this.list.length
    this.list.push(...values)
    return text.replaceAll(/\$(\d+)/g, (_all, place: string) => `$${before + Number(place)}`)
  }
}

/** Where entries are compared: in the index, with all entries of a row, or with those that the statement selected. */
type Entries = 'indexed' | 'terms' | 'matched'

// only the operators of Postgres itself use the index; those of intarray, with the same names, use that entries are sorted
export const operators = {
  indexed: {
    holds: `${matchableTermsSql} operator(pg_catalog.@>)`,
    meets: `${matchableTermsSql} operator(pg_catalog.&&)`,
  },
  terms: { holds: 'terms @>', meets: 'terms &&' },
  matched: { holds: 'matched @>', meets: 'matched &&' },
} as const

function conditionSql({ all, any = [], atLeast }: Condition, entries: Entries, values: Values): string {
  const { holds, meets } = operators[entries]
  const row = entries === 'matched' ? 'matched' : 'terms'
  const parts = [
    ...(all.length > 0 ? [`${holds} ${values.bind(all, 'int[]')}`] : []),
    ...any.map((some) => `${meets} ${values.bind(some, 'int[]')}`),
    ...(atLeast
      ? [`icount(${row} & ${values.bind(atLeast.terms, 'int[]')}) >= ${values.bind(atLeast.count, 'int')}`]
      : []),
  ]
  return parts.length === 0 ? 'false' : `(${parts.join(' and ')})`
}

/** SQL: whether a row meets at least one of the conditions. */
export const orSql = (
  conditions: readonly Condition[],
  values: Values,
  entries: Entries = 'indexed',
): string => `(${conditions.map((condition) => conditionSql(condition, entries, values)).join(' or ')})`

/** The part of the conditions that the index can check. */
export const indexedSql = (conditions: readonly Condition[], values: Values): string =>
  orSql(
    conditions.map(({ all, any = [] }) => ({ all, any })),
    values,
  )

const indexedComparison = new RegExp(
  String.raw`${matchableTermsSql.replaceAll(/[[\]+]/g, String.raw`\$&`)} operator\(pg_catalog\.(@>|&&)\) (\$\d+::int\[\])`,
  'g',
)

/**
 * SQL: a condition of public and of hidden rows, which have separate indexes. The comparisons of hidden rows have exchanged
 * sides: Postgres would take equal ones out of the two parts, and read all entries of all rows instead of the indexes.
 */
export function withHiddenSql(condition: string): string {
  const exchanged = condition.replaceAll(
    indexedComparison,
    (_all, operator: string, value: string) =>
      `${value} operator(pg_catalog.${operator === '@>' ? '<@' : operator}) ${matchableTermsSql}`,
  )
  return `((${condition} and public) or (${exchanged} and not public))`
}

/**
 * SQL: the rows that the caller sees, that meet a condition and the filters.
 * @param asOf the time of the first page: rows that appear later do not move the rows of further pages
 */
export function matchingRowsSql(
  condition: string,
  filters: SearchFilters,
  asOf: string,
  values: Values,
): string {
  const lists = (['type', 'section', 'tag', 'year', 'program'] as const).flatMap((kind) => {
    const wanted = filters[kind]
    // most documents are posts: the index would read the entries of all of them
    if (wanted === undefined || (kind === 'type' && wanted.includes('post'))) return []
    return [wanted.map((value) => term(kind, value))]
  })
  const types = filters.type?.includes('post') ? [`type = any(${values.bind(filters.type, 'text[]')})`] : []
  const { scope } = filters
  const seen = scope?.includesHidden
    ? withHiddenSql(condition)
    : `${condition} and public and sorted_at <= least(now(), ${values.bind(asOf, 'timestamptz')})`
  return [
    seen,
    ...types,
    ...lists.map((entries) => `${operators.indexed.meets} ${values.bind(entries, 'int[]')}`),
    ...(filters.from ? [`sorted_at >= ${values.bind(filters.from, 'timestamptz')}`] : []),
    ...(filters.before ? [`sorted_at < ${values.bind(filters.before, 'timestamptz')}`] : []),
    ...(filters.from || filters.before ? [`type = 'post'`] : []),
    ...(scope ? [scopeSql(scope, values)] : []),
  ].join(' and ')
}

/** SQL: whether a row is in the list. */
function scopeSql({ id, condition, values: bound }: ListScope, values: Values): string {
  if (condition === undefined) return 'true'
  const table = getTableName(id.table)
  const listed = sql`exists (select 1 from ${sql.identifier(table)} where ${qualified(id)} = search_documents.id and ${condition})`
  return values.take(boundFragment(listed, bound))
}

const halfLifeSeconds = 63_072_000

const entriesOf = ({ all, any = [], atLeast }: Condition) => [
  ...all,
  ...any.flat(),
  ...(atLeast?.terms ?? []),
]

/** The few entries of a row that decide its match level and its score. */
export function matchedSql(
  signals: readonly ScoringSignal[],
  levels: readonly MatchLevel[],
  values: Values,
): string {
  const entries = new Set([
    ...signals.flatMap(({ terms }) => terms),
    ...levels.flatMap(({ conditions }) => conditions.flatMap(entriesOf)),
  ])
  return `terms & ${values.bind([...entries], 'int[]')} as matched`
}

/** The score of a row by its `matched` entries: the signals, and for equal ones the age. */
export function scoreSql(signals: readonly ScoringSignal[], asOf: string, values: Values): string {
  const counted = signals
    .filter(({ terms }) => terms.length > 0)
    .map(({ weight, terms }) => `${weight * 1000} * icount(matched & ${values.bind(terms, 'int[]')})`)
  // numeric arithmetic would take longer than the rest of the ranking
  const age = `greatest(0, date_part('epoch', ${values.bind(asOf, 'timestamptz')} - sorted_at))`
  return `(${counted.join(' + ')} + 1500 * exp(-${age} / ${halfLifeSeconds}))::int`
}

/** Entries of `count` months, from `newest` (`2026-11`) back. */
export function monthTerms(newest: string, count: number): number[] {
  const [year = 0, month = 1] = newest.split('-').map(Number)
  return Array.from({ length: count }, (_none, i) => {
    const at = new Date(Date.UTC(year, month - 1 - i, 1))
    return term('month', at.toISOString().slice(0, 7))
  })
}
