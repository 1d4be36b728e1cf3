import { and, count, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import type { Access } from '../../platform/access/policy.ts'
import { Problem } from '../../platform/http/problems.ts'
import { candidateKeys } from '../../platform/resource/row-keys.ts'
import { factDimensions } from '../../domain/figures/figures/dimensions.ts'
import { figurePeriod, figureSource } from '../../domain/figures/figures/selection.ts'
import { figures } from '../../domain/figures/figures/table.ts'
import { visibleFigure } from '../../domain/figures/figures/visibility.ts'
import { indicators } from '../../domain/figures/indicators/table.ts'
import { quotaRules } from '../../domain/figures/quota-rules/table.ts'
import { registerCounts } from './count-registers.ts'
import { gradedIndicators } from './quota-rows.ts'
import type { Evidence } from './reconcile.ts'
import type { IndicatorShape, Statement } from './statement.ts'

type Reading = Pick<Transaction, 'orm'>

/** More statements than that are not compared at once: it would keep the server from others for a second. */
const MOST_STATEMENTS = 20_000
/** What a post is compared with at most: its own statements, and the newest ones of others. */
const MOST_BESIDE_POST = 5_000

/** Which facts are wanted; all where nothing is said. */
export interface Wanted {
  /** In which their periods begin. */
  years?: readonly number[]
  /** By code or id. */
  indicators?: readonly string[]
  /** Only what bears on the figures of this post. */
  postId?: string
}

/** Which live figures an audience compares, of the table of that name. */
function comparedFigure(isPublic: boolean, name = 'figures'): SQL {
  const figure = sql.identifier(name)
  const counts = isPublic
    ? visibleFigure(name)
    : sql`${figure}.status in ('confirmed', 'proposed') and not ${figure}.source_stale and ${figure}.fact_key is not null`
  return sql`(${figure}.deleted_at is null and ${counts})`
}

/** The statements of a post, those of the same facts, and those of grades that a rule may measure with its own. */
function bearingOn(postId: string, isPublic: boolean): SQL {
  const own = sql`own.post_id = ${postId} and ${comparedFigure(isPublic, 'own')}`
  const other = sql`select other.id, other.post_id is not distinct from ${postId} as is_own, other.decided_at`
  const where = sql`${own} and ${comparedFigure(isPublic, 'other')}`
  return sql`${figures.id} in (select bearing.id from (
      ${other} from figures own join figures other on other.fact_key = own.fact_key where ${where}
      union ${other} from figures own
        join indicators on indicators.id = own.indicator_id and indicators.code_key = any(${sql.param([...gradedIndicators])})
        join figures other on other.indicator_id = own.indicator_id and other.period_year = own.period_year where ${where}
    ) as bearing order by is_own desc, decided_at desc nulls last, id limit ${MOST_BESIDE_POST})`
}

async function loadIndicators({ orm }: Reading, wanted: Wanted): Promise<IndicatorShape[]> {
  const { id, code, code_key, name_vi, name_en, kind, adds_over } = indicators
  const named = wanted.indicators
  const keys = named?.flatMap((key) => candidateKeys('code', key)) ?? []
  const where =
    named === undefined
      ? undefined
      : sql`(${code_key} = any(${sql.param(keys)}::text[]) or ${id}::text = any(${sql.param([...named])}::text[]))`
  return await orm
    .select({ id, code, name_vi, name_en, kind, adds_over })
    .from(indicators)
    .where(and(isNull(indicators.deleted_at), where))
    .orderBy(code)
}

async function loadStatements(
  { orm }: Reading,
  wanted: Wanted,
  indicatorIds: readonly string[],
  isPublic: boolean,
): Promise<Statement[]> {
  if (indicatorIds.length === 0) return []
  const wantedOnes = and(
    comparedFigure(isPublic),
    inArray(figures.indicator_id, [...indicatorIds]),
    wanted.years === undefined ? undefined : inArray(figures.period_year, [...wanted.years]),
    wanted.postId === undefined ? undefined : bearingOn(wanted.postId, isPublic),
  )
  if (wanted.postId === undefined) await refuseTooMany(orm, wantedOnes)
  const rows = await orm
    .select({
      figure_id: figures.id,
      fact_key: figures.fact_key,
      indicator_id: figures.indicator_id,
      period: figurePeriod.as('period'),
      dimensions: figures.dimensions,
      value: figures.value,
      qualifier: figures.qualifier,
      relation: figures.relation,
      denominator: figures.denominator,
      unit: figures.unit,
      status: figures.status,
      exhaustive_over: figures.exhaustive_over,
      source: figureSource.as('source'),
      decided_at: figures.decided_at,
    })
    .from(figures)
    .where(wantedOnes)
    .orderBy(figures.id)
  return rows.map((row) => ({ ...row, dimensions: factDimensions(row.dimensions) }) as Statement)
}

/** Counts before anything is read, so that a refusal costs little. */
async function refuseTooMany(orm: Reading['orm'], wanted: SQL | undefined): Promise<void> {
  const some = orm
    .select({ one: sql`1`.as('one') })
    .from(figures)
    .where(wanted)
    .limit(MOST_STATEMENTS + 1)
    .as('some')
  const [counted] = await orm.select({ many: count() }).from(some)
  if (counted!.many <= MOST_STATEMENTS) return
  throw new Problem('unprocessable', {
    detail: {
      en: `More than ${MOST_STATEMENTS} figures would have to be compared: name years (year=) or indicators (indicator=).`,
      vi: `Cần đối chiếu hơn ${MOST_STATEMENTS} số liệu: hãy chọn năm (year=) hoặc chỉ tiêu (indicator=).`,
    },
  })
}

/** What is compared, as far as the caller may see it: figures by the access to them, registers by their own. */
export async function loadEvidence(
  reading: Reading,
  wanted: Wanted,
  { caller, allRows }: Pick<Access, 'caller' | 'allRows'>,
): Promise<Evidence> {
  const known = await loadIndicators(reading, wanted)
  const ids = known.map(({ id }) => id)
  const statements = await loadStatements(reading, wanted, ids, !allRows)
  const years = [...new Set(statements.map(({ period }) => Number(period.end.slice(0, 4))))]
  const rules = await reading.orm
    .select({
      id: quotaRules.id,
      regulation: quotaRules.regulation,
      subject_kind: quotaRules.subject_kind,
      grade: quotaRules.grade,
      base_grades: quotaRules.base_grades,
      limit: quotaRules.limit,
      exceptional_limit: quotaRules.exceptional_limit,
      valid_from: quotaRules.valid_from,
      valid_to: quotaRules.valid_to,
    })
    .from(quotaRules)
    .where(isNull(quotaRules.deleted_at))
    .orderBy(quotaRules.valid_from, quotaRules.id)
  const registers = years.length === 0 ? [] : await registerCounts(reading, years, caller)
  return { indicators: known, statements, registers, rules }
}
