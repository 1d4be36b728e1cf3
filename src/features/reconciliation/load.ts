import { and, count, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Access } from '../../platform/access/policy.ts'
import { Problem } from '../../platform/http/problems.ts'
import { candidateKeys } from '../../platform/resource/row-keys.ts'
import { factDimensions } from '../../domain/figures/figures/dimensions.ts'
import { posts } from '../../domain/content/posts/table.ts'
import { programs } from '../../domain/training/programs/table.ts'
import { figurePeriod, figureSource } from '../../domain/figures/figures/selection.ts'
import { figures } from '../../domain/figures/figures/table.ts'
import { statedOn } from '../../domain/figures/facts/stated-on.ts'
import { visibleFigure } from '../../domain/figures/figures/visibility.ts'
import { indicators } from '../../domain/figures/indicators/table.ts'
import { reportedAbout, saidOfSource } from '../../domain/figures/reported-organisations/reported-about.ts'
import { reportedOrganisations } from '../../domain/figures/reported-organisations/table.ts'
import { loadExceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { quotaRules } from '../../domain/figures/quota-rules/table.ts'
import { countRegisters } from './count-registers.ts'
import { gradedIndicators } from './quota-rows.ts'
import { isOfSchoolNamed } from './own-school.ts'
import type { ReconciliationData } from './reconcile.ts'
import type { IndicatorShape, Statement } from './statement.ts'
import type { ProgramTypes } from './typed-programs.ts'

type Reader = Pick<Transaction, 'orm' | 'constants'>

/** The most statements of a request: more would block the event loop for a second. */
const maxStatements = 20_000
/** The most statements for one post: its own statements come first, then the newest ones of other sources. */
const maxStatementsOfPost = 5_000

/** Selects the facts to compare; an empty filter selects all. */
interface FactFilter {
  /** The years in which periods begin. */
  years?: readonly number[]
  /** Codes or ids. */
  indicators?: readonly string[]
  /** Only statements that concern the figures of this post. */
  postId?: string
}

/** The condition for the figures that are compared. @param name the table name or alias of the figures */
function comparedFigure(isPublic: boolean, name = 'figures'): SQL {
  const figure = sql.identifier(name)
  const counts = isPublic
    ? visibleFigure(name)
    : sql`${figure}.status in ('confirmed', 'proposed') and not ${figure}.source_stale and ${figure}.fact_key is not null
        and not exists (select 1 from posts trashed where trashed.id = ${figure}.post_id and trashed.deleted_at is not null)`
  return sql`(${figure}.deleted_at is null and ${counts})`
}

/** Selects the statements of a post, of the same facts, and of other grades that a quota rule compares with them. */
function relatedToPost(postId: string, isPublic: boolean): SQL {
  const own = sql`own.post_id = ${postId} and ${comparedFigure(isPublic, 'own')}`
  const other = sql`select other.id, other.post_id is not distinct from ${postId} as is_own, other.decided_at`
  const where = sql`${own} and ${comparedFigure(isPublic, 'other')}`
  return sql`${figures.id} in (select bearing.id from (
      ${other} from figures own join figures other on other.fact_key = own.fact_key where ${where}
      union ${other} from figures own
        join indicators on indicators.id = own.indicator_id and indicators.code_key = any(${sql.param([...gradedIndicators])})
        join figures other on other.indicator_id = own.indicator_id and other.period_year = own.period_year where ${where}
    ) as bearing order by is_own desc, decided_at desc nulls last, id limit ${maxStatementsOfPost})`
}

async function loadIndicators({ orm }: Reader, filter: FactFilter): Promise<IndicatorShape[]> {
  const { id, code, code_key, name_vi, name_en, kind, adds_over } = indicators
  const requested = filter.indicators
  const keys = requested?.flatMap((key) => candidateKeys('code', key)) ?? []
  const where =
    requested === undefined
      ? undefined
      : sql`(${code_key} = any(${sql.param(keys)}::text[]) or ${id}::text = any(${sql.param([...requested])}::text[]))`
  return await orm
    .select({ id, code, name_vi, name_en, kind, adds_over })
    .from(indicators)
    .where(and(isNull(indicators.deleted_at), where))
    .orderBy(code)
}

async function loadStatements(
  { orm }: Reader,
  filter: FactFilter,
  indicatorIds: readonly string[],
  isPublic: boolean,
): Promise<Statement[]> {
  if (indicatorIds.length === 0) return []
  const where = and(
    comparedFigure(isPublic),
    inArray(figures.indicator_id, [...indicatorIds]),
    filter.years === undefined ? undefined : inArray(figures.period_year, [...filter.years]),
    filter.postId === undefined ? undefined : relatedToPost(filter.postId, isPublic),
  )
  if (filter.postId === undefined) await assertStatementLimit(orm, where)
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
      percent: figures.percent,
      unit: figures.unit,
      status: figures.status,
      exhaustive_over: figures.exhaustive_over,
      source: figureSource.as('source'),
      about: reportedAbout.as('about'),
      stated_on: statedOn.as('stated_on'),
      decided_at: figures.decided_at,
    })
    .from(figures)
    .leftJoin(posts, eq(posts.id, figures.post_id))
    .leftJoin(reportedOrganisations, saidOfSource)
    .where(where)
    .orderBy(figures.id)
  return rows.flatMap(({ fact_key, indicator_id, period, status, dimensions, ...row }) => {
    // the condition selects only these; the columns may be null in other figures
    const isComplete = fact_key !== null && indicator_id !== null && period !== null
    if (!isComplete || (status !== 'confirmed' && status !== 'proposed')) return []
    return [{ ...row, fact_key, indicator_id, period, status, dimensions: factDimensions(dimensions) }]
  })
}

/** Counts the statements before they are read, so that a refused request is cheap. */
async function assertStatementLimit(orm: Reader['orm'], where: SQL | undefined): Promise<void> {
  const limited = orm
    .select({ one: sql`1`.as('one') })
    .from(figures)
    .where(where)
    .limit(maxStatements + 1)
    .as('some')
  const [counted] = await orm.select({ many: count() }).from(limited)
  if (counted!.many <= maxStatements) return
  throw new Problem('unprocessable', {
    detail: {
      en: `More than ${maxStatements} figures would have to be compared: name years (year=) or indicators (indicator=).`,
      vi: `Cần đối chiếu hơn ${vietnameseNumber(maxStatements)} số liệu: hãy chọn năm ("year") hoặc chỉ tiêu ("indicator").`,
    },
  })
}

async function loadProgramTypes({ orm }: Reader): Promise<ProgramTypes> {
  const rows = await orm
    .select({ code: programs.code, training_type: programs.training_type })
    .from(programs)
    .where(isNull(programs.deleted_at))
  return new Map(rows.map(({ code, training_type }) => [code, training_type]))
}

/** Loads what is compared; figures are limited by the access to figures, registers by the access to their rows. */
export async function loadReconciliationData(
  transaction: Reader,
  filter: FactFilter,
  { caller, allRows }: Pick<Access, 'caller' | 'allRows'>,
): Promise<ReconciliationData> {
  const indicatorShapes = await loadIndicators(transaction, filter)
  const ids = indicatorShapes.map(({ id }) => id)
  const statements = await loadStatements(transaction, filter, ids, !allRows)
  const years = [...new Set(statements.map(({ period }) => Number(period.end.slice(0, 4))))]
  const rules = await transaction.orm
    .select({
      id: quotaRules.id,
      regulation: quotaRules.regulation,
      subject_kind: quotaRules.subject_kind,
      grade: quotaRules.grade,
      base_grades: quotaRules.base_grades,
      limit: quotaRules.limit,
      exceptional_limit: quotaRules.exceptional_limit,
      rounding: quotaRules.rounding,
      counted_in: quotaRules.counted_in,
      leaders_only: quotaRules.leaders_only,
      period_kind: quotaRules.period_kind,
      valid_from: quotaRules.valid_from,
      valid_to: quotaRules.valid_to,
    })
    .from(quotaRules)
    .where(isNull(quotaRules.deleted_at))
    .orderBy(quotaRules.valid_from, quotaRules.id)
  const exceptions = await loadExceptions(
    transaction,
    statements.map(({ figure_id }) => figure_id),
  )
  const registers = years.length === 0 ? [] : await countRegisters(transaction, years, caller)
  const { school_name } = transaction.constants
  const isOfSchool = isOfSchoolNamed(typeof school_name === 'string' ? school_name : null)
  const programTypes = await loadProgramTypes(transaction)
  return { indicators: indicatorShapes, statements, registers, rules, exceptions, programTypes, isOfSchool }
}
