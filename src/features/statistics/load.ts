import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from '../../platform/database/database.ts'
import { statement, type Statement } from '../../platform/database/statement.ts'
import type { Qualifier, Relation } from '../../libraries/figure-grammar/figure.ts'
import type { FigureDimensions } from '../../domain/figures/figures/dimensions.ts'
import { visibleFigure } from '../../domain/figures/figures/visibility.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import type { Source, Statistic } from './statistic.ts'

/** What a register counts of a group of rows, by the names of measures; keys are null of the whole school. */
export type Counted = [year: number, keys: (string | null)[] | null, counts: Record<string, number | null>]

/** A fact, by its newest confirmed statement. */
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

/** A register that somebody declared complete for a year. */
export interface Coverage {
  year: number
  register: CoveredRegister
}

/** A programme, with its place in Vietnamese order. */
export interface Program {
  code: string
  name: string
  position: number
}

/** Everything that an answer is made of; what was not asked for is empty. */
export interface Loaded {
  counted: Counted[]
  facts: Fact[]
  complete: Coverage[]
  programs: Program[]
}

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

const counted = (rows: SQL) =>
  sql`select json_agg(json_build_array(year, keys, counts)) from (${rows}) as register`

const facts = (
  allFigures: boolean,
) => sql`select json_agg(json_build_object('year', period_year, 'indicator', code, 'dimensions', dimensions,
    'value', value, 'qualifier', qualifier, 'relation', relation, 'denominator', denominator, 'fact_key', fact_key))
  from (
    select distinct on (figures.fact_key) figures.*, indicators.code_key as code
    from figures join indicators on indicators.id = figures.indicator_id
    where indicators.code_key = any(${sql.placeholder('indicators')}) and indicators.deleted_at is null
      and figures.status = 'confirmed' and figures.deleted_at is null and figures.period_year ${years}
      and figures.period_kind = 'year' and figures.relation is distinct from 'change'
      ${allFigures ? sql`` : sql`and ${visibleFigure()}`}
    order by figures.fact_key, figures.decided_at desc, figures.id desc
  ) as newest`

const complete = sql`select json_agg(json_build_object('year', year, 'register', register)) from register_coverage
  where complete and register = any(${sql.placeholder('registers')}) and year ${years}`

const programs = sql`select json_agg(json_build_object('code', code, 'name', name, 'position', position)) from (
    select code, name, row_number() over (order by name collate "vi-x-icu", code) as position
    from programs where deleted_at is null
  ) as ordered`

const nothing = sql`select null::json`

const dialect = new PgDialect()
/** As Postgres has them: a list of nothing is null. */
type Parts = { [Part in keyof Loaded]: Loaded[Part] | null }

const known = new WeakMap<Statistic, Map<string, Statement<Parts>>>()

/**
 * One statement for all that an answer is made of: a row whose columns are whole lists, since a thousand small rows cost
 * more to send and to read than their numbers cost to count. It has no name: a plan for any range of years would be a
 * bad one for all years.
 */
function statementFor({ statistic, keys, source, allFigures }: Asked): Statement<Parts> {
  const ofStatistic = known.get(statistic) ?? new Map<string, Statement<Parts>>()
  known.set(statistic, ofStatistic)
  const shape = [keys.join(), source, allFigures].join(' ')
  const found = ofStatistic.get(shape)
  if (found) return found
  const parts: Record<keyof Loaded, SQL> = {
    counted: source === 'figures' ? nothing : counted(statistic.counted(keys)),
    facts: source === 'register' ? nothing : facts(allFigures),
    complete,
    programs: keys.includes('program') ? programs : nothing,
  }
  const columns = Object.entries(parts).map(([name, part]) => sql`(${part}) as ${sql.identifier(name)}`)
  const made = statement<Parts>(undefined, {
    toSQL: () => dialect.sqlToQuery(sql`select ${sql.join(columns, sql`, `)}`),
  })
  ofStatistic.set(shape, made)
  return made
}

/** Everything that an answer is made of, read at one moment. */
export async function load(connection: Connection, asked: Asked): Promise<Loaded> {
  const { measures } = asked.statistic
  const row = await statementFor(asked).first(connection, {
    from: asked.from,
    to: asked.to,
    indicators: measures.flatMap(({ indicator }) => indicator ?? []),
    registers: [...new Set(measures.flatMap(({ registers }) => registers))],
  })
  return {
    counted: row?.counted ?? [],
    facts: row?.facts ?? [],
    complete: row?.complete ?? [],
    programs: row?.programs ?? [],
  }
}
