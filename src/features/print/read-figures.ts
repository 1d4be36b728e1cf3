import { statedByPostText } from '../../domain/figures/figures/visibility.ts'
import type { figures, quotedFields } from '../../domain/figures/figures/table.ts'
import type { Connection } from '../../platform/database/database.ts'

/** More figures of a post are not printed. */
const maxFigures = 500

type Columns = typeof figures.$inferSelect

/** A figure that a post states, with the names of its indicator and its programme. */
export interface PrintedFigure extends Pick<
  Columns,
  'value' | 'qualifier' | 'relation' | 'denominator' | 'denominator_basis' | 'percent' | 'unit'
> {
  quoted_field: (typeof quotedFields)[number]
  quote: string
  quote_end: number
  period_kind: NonNullable<Columns['period_kind']>
  period_start: string | null
  period_end: string
  is_plan: boolean
  name_vi: string
  name_en: string
  program: string | null
}

const figuresSql = `select figures.value, figures.qualifier, figures.relation, figures.denominator, figures.denominator_basis,
    figures.percent, figures.unit, figures.quoted_field, figures.quote, figures.quote_end, figures.period_kind, figures.period_start,
    figures.period_end, coalesce(figures.dimensions ->> 'scenario' = 'plan', false) as is_plan, indicators.name_vi, indicators.name_en,
    (select programs.name from programs where programs.code = figures.dimensions ->> 'program' and programs.deleted_at is null) as program
  from figures join indicators on indicators.id = figures.indicator_id
  where figures.post_id = $1 and ${statedByPostText('figures')}
  order by array_position(array['title', 'cover.caption', 'summary', 'body_text'], figures.quoted_field), figures.quote_start, figures.id
  limit ${maxFigures}`

/** The confirmed figures whose quotes are in the present text of a post, in the order of reading. */
export async function readFigures(connection: Connection, postId: string): Promise<PrintedFigure[]> {
  const { rows } = await connection.query<PrintedFigure>({
    name: 'print-figures',
    text: figuresSql,
    values: [postId],
  })
  return rows
}
