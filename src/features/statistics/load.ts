import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from '../../platform/database/database.ts'
import { statement, type Statement } from '../../platform/database/statement.ts'
import type { Qualifier, Relation } from '../../libraries/figure-grammar/figure.ts'
import type { FigureDimensions } from '../../domain/figures/figures/dimensions.ts'
import { visibleFigure } from '../../domain/figures/figures/visibility.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import type { NamedValue, RegisterCount, StatisticSource, Statistic } from './statistic.ts'

/** A fact, with the value of its newest confirmed statement. */
export interface Fact {
  year: number
  indicator: string
  dimensions: FigureDimensions
  value: number
  qualifier: Qualifier
  relation: Relation | null
  denominator: number | null
  fact_key: string
}

/** A register that was declared complete for a year. */
export interface Coverage {
  year: number
  register: CoveredRegister
}

/** The data of a result; lists that the query does not need are empty. */
export interface StatisticData {
  counts: RegisterCount[]
  facts: Fact[]
  complete: Coverage[]
  /** The values of the key whose values are rows; no statistic has two. */
  names: NamedValue[]
}

/** A request for a statistic, after its parameters are checked. */
export interface StatisticQuery {
  statistic: Statistic
  keys: readonly string[]
  source: StatisticSource
  /** The first and the last year. */
  from: number
  to: number
  /** Whether figures of posts that readers do not see count too. */
  allFigures: boolean
  /** Whether `best` may take the count of a register that was not declared complete. */
  incompleteRegisters: boolean
}

const inYears = sql`between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

const countsSql = (rows: SQL) =>
  sql`select json_agg(json_build_array(year, keys, counts)) from (${rows}) as register`

const factsSql = (
  allFigures: boolean,
) => sql`select json_agg(json_build_object('year', period_year, 'indicator', code, 'dimensions', dimensions,
    'value', value, 'qualifier', qualifier, 'relation', relation, 'denominator', denominator, 'fact_key', fact_key))
  from (
    select distinct on (figures.fact_key) figures.*, indicators.code_key as code
    from figures join indicators on indicators.id = figures.indicator_id
    where indicators.code_key = any(${sql.placeholder('indicators')}) and indicators.deleted_at is null
      and figures.status = 'confirmed' and figures.deleted_at is null and figures.period_year ${inYears}
      and figures.period_kind = 'year' and figures.relation is distinct from 'change'
      ${allFigures ? sql`` : sql`and ${visibleFigure()}`}
    order by figures.fact_key, figures.decided_at desc, figures.id desc
  ) as newest`

const coverageSql = sql`select json_agg(json_build_object('year', year, 'register', register)) from register_coverage
  where complete and register = any(${sql.placeholder('registers')}) and year ${inYears}`

const emptySql = sql`select null::json`

const dialect = new PgDialect()
/** The row that Postgres returns, in which an empty list is null. */
type DataColumns = { [Part in keyof StatisticData]: StatisticData[Part] | null } & { computed: string | null }

const statements = new WeakMap<Statistic, Map<string, Statement<DataColumns>>>()

/**
 * The statement for all data of a result. It returns one row whose columns are lists, because a thousand small rows cost
 * more to transfer than to count. The statement has no name, because one plan for every range of years would be slow for
 * all years.
 */
function statementFor({ statistic, keys, source, allFigures }: StatisticQuery): Statement<DataColumns> {
  const ofStatistic = statements.get(statistic) ?? new Map<string, Statement<DataColumns>>()
  statements.set(statistic, ofStatistic)
  const shape = [keys.join(), source, allFigures].join(' ')
  const existing = ofStatistic.get(shape)
  if (existing) return existing
  const parts: Record<keyof DataColumns, SQL> = {
    counts: source === 'figures' ? emptySql : countsSql(statistic.countSql(keys)),
    computed: (source === 'figures' ? undefined : statistic.computed?.sql(keys)) ?? sql`select null::text`,
    facts: source === 'register' ? emptySql : factsSql(allFigures),
    complete: coverageSql,
    names: keys.map((key) => statistic.groupings[key]?.namesSql).find((names) => names) ?? emptySql,
  }
  const columns = Object.entries(parts).map(([name, part]) => sql`(${part}) as ${sql.identifier(name)}`)
  const created = statement<DataColumns>(undefined, {
    toSQL: () => dialect.sqlToQuery(sql`select ${sql.join(columns, sql`, `)}`),
  })
  ofStatistic.set(shape, created)
  return created
}

/** Loads all data of a result from one snapshot of the database. */
export async function loadStatisticData(
  connection: Connection,
  query: StatisticQuery,
): Promise<StatisticData> {
  const { measures } = query.statistic
  const row = await statementFor(query).first(connection, {
    from: query.from,
    to: query.to,
    indicators: measures.flatMap(({ indicator }) => indicator ?? []),
    registers: [...new Set(measures.flatMap(({ registers }) => registers))],
  })
  const { computed, withhold } = query.statistic
  const loaded = row?.counts ?? []
  const counts = row?.computed
    ? (computed?.addTo(loaded, row.computed, query.keys, query.from) ?? loaded)
    : loaded
  return {
    counts: withhold === undefined ? counts : withhold(counts, query.keys),
    facts: row?.facts ?? [],
    complete: row?.complete ?? [],
    names: row?.names ?? [],
  }
}
