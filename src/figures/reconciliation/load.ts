import { and, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../database/database.ts'
import { Problem } from '../../http/problems.ts'
import { comparedDimensions } from '../figures/dimensions.ts'
import { figurePeriod, figureSource } from '../figures/selection.ts'
import { figures } from '../figures/table.ts'
import { visibleFigure } from '../figures/visibility.ts'
import { indicators } from '../indicators/table.ts'
import { quotaRules } from '../quota-rules/table.ts'
import { registerCounts } from './count-registers.ts'
import type { Evidence } from './reconcile.ts'
import type { IndicatorShape, Statement } from './statement.ts'

type Reading = Pick<Transaction, 'orm'>

/** More statements than that are not compared at once. */
const MOST_STATEMENTS = 50_000

/** Which facts are wanted; all where nothing is said. */
export interface Wanted {
  /** In which their periods begin. */
  years?: readonly number[]
  /** By code or id. */
  indicators?: readonly string[]
  /** Only what bears on the figures of this post. */
  postId?: string
}

/** Facts of the same indicators and years as the figures of a post. */
const besidePost = (postId: string): SQL =>
  sql`(${figures.indicator_id}, ${figures.period_year}) in (select own.indicator_id, own.period_year from figures own where own.post_id = ${postId} and own.deleted_at is null)`

async function loadIndicators({ orm }: Reading, wanted: Wanted): Promise<IndicatorShape[]> {
  const { id, code, name_vi, name_en, kind, adds_over } = indicators
  const named = wanted.indicators
  const where =
    named === undefined
      ? undefined
      : sql`(${code} = any(${sql.param([...named])}::text[]) or ${id}::text = any(${sql.param([...named])}::text[]))`
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
  const counts = isPublic
    ? visibleFigure()
    : sql`${figures.status} in ('confirmed', 'proposed') and not ${figures.source_stale} and ${figures.fact_key} is not null`
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
    .where(
      and(
        isNull(figures.deleted_at),
        inArray(figures.indicator_id, [...indicatorIds]),
        wanted.years === undefined ? undefined : inArray(figures.period_year, [...wanted.years]),
        wanted.postId === undefined ? undefined : besidePost(wanted.postId),
        counts,
      ),
    )
    .orderBy(figures.id)
    .limit(MOST_STATEMENTS + 1)
  if (rows.length > MOST_STATEMENTS) throw tooMany()
  return rows.map((row) => ({ ...row, dimensions: comparedDimensions(row.dimensions) }) as Statement)
}

const tooMany = () =>
  new Problem('unprocessable', {
    detail: {
      en: `More than ${MOST_STATEMENTS} figures would have to be compared: name years (year=) or indicators (indicator=).`,
      vi: `Cần đối chiếu hơn ${MOST_STATEMENTS} số liệu: hãy chọn năm (year=) hoặc chỉ tiêu (indicator=).`,
    },
  })

/** What is compared, as far as the audience may see it. */
export async function loadEvidence(reading: Reading, wanted: Wanted, isPublic: boolean): Promise<Evidence> {
  const known = await loadIndicators(reading, wanted)
  const ids = known.map(({ id }) => id)
  const statements = await loadStatements(reading, wanted, ids, isPublic)
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
  const registers = years.length === 0 ? [] : await registerCounts(reading, years, isPublic)
  return { indicators: known, statements, registers, rules }
}
