import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from '../database/database.ts'
import { statement, type Statement } from '../database/statement.ts'
import type { Qualifier, Relation } from '../figures/extraction/figure.ts'
import type { FigureDimensions } from '../figures/figures/dimensions.ts'
import { visibleFigure } from '../figures/figures/visibility.ts'
import type { CoveredRegister } from '../figures/register-coverage/table.ts'
import type { Source, Statistic } from './statistic.ts'

/** What a register counts of a group of rows; `keys` is null of the whole school. */
export interface CountedRow {
  origin: 'register'
  data: { year: number; keys: (string | null)[] | null; counts: Record<string, number | null> }
}

/** A fact, by its newest confirmed statement. */
export interface StatedRow {
  origin: 'figures'
  data: {
    year: number
    indicator: string
    dimensions: FigureDimensions
    value: number
    qualifier: Qualifier
    relation: Relation | null
    denominator: number | null
    fact_key: string
  }
}

/** A register that somebody declared complete for a year. */
export interface CompleteRow {
  origin: 'complete'
  data: { year: number; register: CoveredRegister }
}

/** A programme, with its place in Vietnamese order. */
export interface ProgramRow {
  origin: 'program'
  data: { code: string; name: string; position: number }
}

export type LoadedRow = CountedRow | StatedRow | CompleteRow | ProgramRow

/** What is asked of a statistic. */
export interface Asked {
  statistic: Statistic
  keys: readonly string[]
  source: Source
  /** First and last year. */
  from: number
  to: number
  /** Whether figures of posts that readers do not see count as well. */
  allFigures: boolean
}

const years = sql`between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

const register = (counted: SQL) =>
  sql`select 'register' as origin, json_build_object('year', year, 'keys', keys, 'counts', counts) as data from (${counted}) as register`

const stated = (
  allFigures: boolean,
) => sql`select 'figures' as origin, json_build_object('year', period_year, 'indicator', code,
    'dimensions', dimensions, 'value', value, 'qualifier', qualifier, 'relation', relation, 'denominator', denominator,
    'fact_key', fact_key) as data
  from (
    select distinct on (figures.fact_key) figures.*, indicators.code
    from figures join indicators on indicators.id = figures.indicator_id
    where indicators.code = any(${sql.placeholder('indicators')}) and indicators.deleted_at is null
      and figures.status = 'confirmed' and figures.deleted_at is null and figures.period_year ${years}
      and figures.period_kind = 'year' and figures.relation is distinct from 'change'
      ${allFigures ? sql`` : sql`and ${visibleFigure()}`}
    order by figures.fact_key, figures.decided_at desc, figures.id desc
  ) as newest`

const complete = sql`select 'complete' as origin, json_build_object('year', year, 'register', register) as data from register_coverage
  where complete and register = any(${sql.placeholder('registers')}) and year ${years}`

const programs = sql`select 'program', json_build_object('code', code, 'name', name,
    'position', row_number() over (order by name collate "vi-x-icu", code)) from programs where deleted_at is null`

const dialect = new PgDialect()
const known = new WeakMap<Statistic, Map<string, Statement<LoadedRow>>>()

/**
 * One statement for all that an answer is made of. It has no name: a plan for any range of years would be a bad one for
 * all years.
 */
function statementFor({ statistic, keys, source, allFigures }: Asked): Statement<LoadedRow> {
  const ofStatistic = known.get(statistic) ?? new Map<string, Statement<LoadedRow>>()
  known.set(statistic, ofStatistic)
  const shape = [keys.join(), source, allFigures].join(' ')
  const found = ofStatistic.get(shape)
  if (found) return found
  const parts = [
    ...(source === 'figures' ? [] : [register(statistic.counted(keys))]),
    ...(source === 'register' ? [] : [stated(allFigures)]),
    complete,
    ...(keys.includes('program') ? [programs] : []),
  ]
  const made = statement<LoadedRow>(undefined, {
    toSQL: () => dialect.sqlToQuery(sql.join(parts, sql` union all `)),
  })
  ofStatistic.set(shape, made)
  return made
}

/** Everything that an answer is made of, read at one moment. */
export function load(connection: Connection, asked: Asked): Promise<LoadedRow[]> {
  const { measures } = asked.statistic
  return statementFor(asked).all(connection, {
    from: asked.from,
    to: asked.to,
    indicators: measures.flatMap(({ indicator }) => indicator ?? []),
    registers: [...new Set(measures.flatMap(({ registers }) => registers))],
  })
}
