import { and, eq } from 'drizzle-orm'
import type { Period, Relation, Unit } from '../../../libraries/figure-grammar/figure.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { FigureDimensions } from '../../../domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../../domain/figures/figures/fact-key.ts'
import { identityOf } from '../../../domain/figures/figures/identity.ts'
import { figures } from '../../../domain/figures/figures/table.ts'

/** A figure that was made from the words of a post, with any status. */
export interface KnownFigure {
  id: string
  field: string | null
  start: number
  end: number
  value: number
  rule: string | null
  /** Whether it is a proposal without a period. */
  isUndated: boolean
  indicator_id: string | null
  dimensions: FigureDimensions
  relation: Relation | null
  unit: Unit
}

/** Loads the figures whose quotes are in the current text of a post; current figures come before superseded ones. */
export async function loadKnownFigures({ orm }: Transaction, postId: string): Promise<KnownFigure[]> {
  const rows = await orm
    .select({
      id: figures.id,
      field: figures.quoted_field,
      start: figures.quote_start,
      end: figures.quote_end,
      value: figures.value,
      rule: figures.rule,
      status: figures.status,
      period_kind: figures.period_kind,
      indicator_id: figures.indicator_id,
      dimensions: figures.dimensions,
      relation: figures.relation,
      unit: figures.unit,
      deleted_at: figures.deleted_at,
    })
    .from(figures)
    .where(and(eq(figures.post_id, postId), eq(figures.source_stale, false)))
  const rank = (status: string) => Number(status === 'superseded')
  return rows
    .toSorted((a, b) => rank(a.status) - rank(b.status))
    .map(({ start, end, status, period_kind, deleted_at, ...row }) => ({
      ...row,
      start: start ?? 0,
      end: end ?? 0,
      isUndated: status === 'proposed' && period_kind === null && deleted_at === null,
    }))
}

/** A proposal, with the period that it gets. */
export interface DatedFigure extends KnownFigure {
  period: Period
}

const storePeriodsSql = `update figures set period_kind = dated.kind, period_start = dated.start, period_end = dated.end,
    period_label = dated.label, fact_key = dated.fact_key, revision = revision + 1, updated_at = now()
  from (select unnest($1::uuid[]) as id, unnest($2::text[]) as kind, unnest($3::date[]) as start, unnest($4::date[]) as end,
    unnest($5::text[]) as label, unnest($6::text[]) as fact_key) as dated
  where figures.id = dated.id and figures.status = 'proposed' and figures.period_kind is null`

/** Stores the periods of proposals that had none. */
export async function storePeriods({ client }: Transaction, dated: readonly DatedFigure[]): Promise<void> {
  if (dated.length === 0) return
  const keys = dated.map(({ indicator_id, period, dimensions, relation, unit }) => {
    const identity = identityOf(indicator_id, period, dimensions, relation, unit)
    return identity === undefined ? null : factKeyOf(identity)
  })
  const columns = [
    dated.map(({ id }) => id),
    dated.map(({ period }) => period.kind),
    dated.map(({ period }) => period.start),
    dated.map(({ period }) => period.end),
    dated.map(({ period }) => period.label),
    keys,
  ]
  await client.query(storePeriodsSql, columns)
}
