import { getTableName, sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { boundFragment, type BoundQuery } from '../../../platform/database/statement.ts'
import type { ListScope } from '../../../platform/resource/search-engine.ts'
import { term } from '../term.ts'
import { FINDING } from '../table.ts'
import type { Condition } from './conditions.ts'
import type { Evidence } from './evidence.ts'
import type { MatchLevel } from './match-level.ts'

/** Of the documents those that readers see. */
export const VISIBLE = 'public and sorted_at <= now()'

/** What a search is limited to; references are ids already. */
export interface SearchFilters {
  type?: string[]
  section?: string[]
  tag?: string[]
  year?: string[]
  program?: string[]
  from?: string
  before?: string
  /** Only rows of a list with conditions of its own. */
  scope?: ListScope
}

/** The values of a statement; `bind` gives a value its place. */
export class Values {
  readonly list: unknown[] = []
  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
  /** Puts the values of a fragment beside the others; gives its text with their places. */
  take({ text, values }: BoundQuery): string {
    const before = this.list.length
    this.list.push(...values)
    return text.replaceAll(/\$(\d+)/g, (_all, place: string) => `$${before + Number(place)}`)
  }
}

/** How entries are compared: by the index, or row by row, with a row's own or those of them that a statement has kept. */
type Entries = 'indexed' | 'terms' | 'matched'

// only those of Postgres itself use the index; those of intarray, of the same names, know that entries are sorted
export const operators = {
  indexed: { holds: `${FINDING} operator(pg_catalog.@>)`, meets: `${FINDING} operator(pg_catalog.&&)` },
  terms: { holds: 'terms @>', meets: 'terms &&' },
  matched: { holds: 'matched @>', meets: 'matched &&' },
} as const

function conditionSql({ all, any = [], none }: Condition, entries: Entries, values: Values): string {
  const { holds, meets } = operators[entries]
  const parts = [
    ...(all.length > 0 ? [`${holds} ${values.bind(all, 'int[]')}`] : []),
    ...any.map((some) => `${meets} ${values.bind(some, 'int[]')}`),
    ...none.map(
      (group) =>
        `not ${operators[entries === 'indexed' ? 'terms' : entries].holds} ${values.bind(group, 'int[]')}`,
    ),
  ]
  return parts.length === 0 ? 'false' : `(${parts.join(' and ')})`
}

/** Whether a row answers one of the conditions. */
export const anySql = (
  conditions: readonly Condition[],
  values: Values,
  entries: Entries = 'indexed',
): string => `(${conditions.map((condition) => conditionSql(condition, entries, values)).join(' or ')})`

/** What the index can tell of whether a row answers one of the conditions: it may also have what it must not. */
export const indexedSql = (conditions: readonly Condition[], values: Values): string =>
  anySql(
    conditions.map((condition) => ({ ...condition, none: [] })),
    values,
  )

/** Whether a row belongs to a match level. */
export function levelSql(
  { conditions, least }: MatchLevel,
  values: Values,
  entries: Entries = 'indexed',
): string {
  const any = anySql(conditions, values, entries)
  if (!least) return any
  return `(${any} and icount(${entries === 'matched' ? 'matched' : 'terms'} & ${values.bind(least.words, 'int[]')}) >= ${values.bind(least.count, 'int')})`
}

/**
 * What a condition holds for of what the caller sees, within the filters.
 * @param asOf when the first page was made: what appears later does not move the rows of further pages
 */
export function foundSql(condition: string, filters: SearchFilters, asOf: string, values: Values): string {
  const lists = (['type', 'section', 'tag', 'year', 'program'] as const).flatMap((kind) => {
    const wanted = filters[kind]
    // most of all documents are posts: the index would read them all to find out
    if (wanted === undefined || (kind === 'type' && wanted.includes('post'))) return []
    return [wanted.map((value) => term(kind, value))]
  })
  const types = filters.type?.includes('post') ? [`type = any(${values.bind(filters.type, 'text[]')})`] : []
  const { scope } = filters
  const seen = scope?.everything
    ? // said twice, since what is public and what is not have an index each
      `((${condition} and public) or (${condition} and not public))`
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

/** Whether a row is in the list that may be found. */
function scopeSql({ id, condition, values: bound }: ListScope, values: Values): string {
  if (condition === undefined) return 'true'
  const table = getTableName(id.table)
  const listed = sql`exists (select 1 from ${sql.identifier(table)} where ${qualified(id)} = search_documents.id and ${condition})`
  return values.take(boundFragment(listed, bound))
}

const HALF_LIFE_SECONDS = 63_072_000

const entriesOf = ({ all, any = [], none }: Condition) => [...all, ...any.flat(), ...none.flat()]

/** What of a row's entries tells its match level and its score: so few that weighing them costs nothing. */
export function matchedSql(
  evidence: readonly Evidence[],
  levels: readonly MatchLevel[],
  values: Values,
): string {
  const entries = new Set([
    ...evidence.flatMap(({ terms }) => terms),
    ...levels.flatMap(({ conditions, least }) => [...conditions.flatMap(entriesOf), ...(least?.words ?? [])]),
  ])
  return `terms & ${values.bind([...entries], 'int[]')} as matched`
}

/** How much speaks for a row, by what of its entries is `matched`: evidence first, and among equals what is newer. */
export function scoreSql(evidence: readonly Evidence[], asOf: string, values: Values): string {
  const counted = evidence
    .filter(({ terms }) => terms.length > 0)
    .map(({ weight, terms }) => `${weight * 1000} * icount(matched & ${values.bind(terms, 'int[]')})`)
  // numeric arithmetic would take longer than all the rest of a ranking
  const age = `greatest(0, date_part('epoch', ${values.bind(asOf, 'timestamptz')} - sorted_at))`
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
