import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { documents } from '../../content/documents/table.ts'
import { posts } from '../../content/posts/table.ts'
import { calendarDate, entityColumns, instant } from '../../../platform/database/columns.ts'
import { periodKinds, qualifiers, relations, units } from '../../../libraries/figure-grammar/figure.ts'
import { indicators } from '../indicators/table.ts'
import type { FigureDimensions } from './dimensions.ts'

export const figureStatuses = ['proposed', 'confirmed', 'rejected', 'superseded'] as const
/** The texts of a post that a figure can quote, by API field. */
export const quotedFields = ['title', 'summary', 'body_text', 'cover.caption'] as const
export const figureHints = ['total', 'part'] as const

/**
 * Statements: a number that a source states, never a computed sum.
 *
 * Queries that count figures use the rows with `status = 'confirmed' and deleted_at is null`, public ones also
 * `visibleFigure()` (`visibility.ts`). Rows with one `fact_key` state one fact (equal indicator, period and dimensions)
 * and count once, by the newest `decided_at`. `dimensions` has only the keys that the source states; `scenario` is always
 * present, so results are `dimensions @> '{"scenario": "actual"}'`. `stage: opened` is the same as no stage, since the
 * classes of a year are those opened in it (`factDimensions`). A total has no key of the breakdown
 * (`not dimensions ? 'program'`), a part has exactly one more. The days of a period are inclusive; `period_year` is the
 * year in which it starts (for `as_of`: the year of its day). `value` and `denominator` are in `unit`.
 */
export const figures = pgTable(
  'figures',
  {
    ...entityColumns(),
    // from people or extraction; null only until it is confirmed
    indicator_id: uuid('indicator_id').references(() => indicators.id),
    period_kind: text('period_kind', { enum: periodKinds }),
    period_start: calendarDate('period_start'),
    period_end: calendarDate('period_end'),
    period_label: text('period_label'),
    period_year: integer('period_year').generatedAlwaysAs(
      sql`(extract(year from coalesce(period_start, period_end)))::int`,
    ),
    dimensions: jsonb('dimensions').$type<FigureDimensions>().notNull().default({}),
    value: doublePrecision('value').notNull(),
    qualifier: text('qualifier', { enum: qualifiers }).notNull().default('exact'),
    relation: text('relation', { enum: relations }),
    denominator: doublePrecision('denominator'),
    /** What the denominator counts, in words: toàn Đảng bộ. */
    denominator_basis: text('denominator_basis'),
    /** The percentage that the source states beside a share or a part. */
    percent: doublePrecision('percent'),
    unit: text('unit', { enum: units }).notNull(),
    status: text('status', { enum: figureStatuses }).notNull().default('proposed'),
    /** Dimensions for which the source names every part, so that less than the whole is a mismatch too. */
    exhaustive_over: text('exhaustive_over').array().notNull().default([]),

    // the source: a post, a document, or none
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'cascade' }),
    /** The revision in which the quote is at these offsets. */
    post_revision: integer('post_revision'),
    quoted_field: text('quoted_field', { enum: quotedFields }),
    quote: text('quote'),
    /** UTF-16 code units of the quoted field. */
    quote_start: integer('quote_start'),
    quote_end: integer('quote_end'),
    /** The quote is no longer in the current text of the post. */
    source_stale: boolean('source_stale').notNull().default(false),
    document_number: text('document_number'),
    document_issuer: text('document_issuer'),
    document_date: calendarDate('document_date'),
    document_page: text('document_page'),
    /** The document of this number, where it is stored. */
    document_id: uuid('document_id').references(() => documents.id),
    /** Whom the source is about, in comparable words, if extraction found it: statements about others are not compared. */
    about: text('about'),

    // from extraction
    hint: text('hint', { enum: figureHints }),
    confidence: doublePrecision('confidence'),
    rule: text('rule'),

    note: text('note'),
    /** The caller that created it, as named in the audit trail. */
    created_by: text('created_by').notNull(),
    /** Who confirmed or rejected it, and when. */
    decided_by: text('decided_by'),
    decided_by_name: text('decided_by_name'),
    decided_at: instant('decided_at'),
    /** Why it was rejected; for a correction, why it was made. */
    reason: text('reason'),
    /** The figure that it corrects. */
    supersedes_id: uuid('supersedes_id'),
    /** Equal for statements of one fact; null until indicator and period are known. */
    fact_key: text('fact_key'),
  },
  (table) => [
    uniqueIndex('figures_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('figures_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    // a figure has one correction, which may have one itself
    uniqueIndex('figures_supersedes_id_unique').on(table.supersedes_id),
    foreignKey({
      name: 'figures_supersedes_id_fk',
      columns: [table.supersedes_id],
      foreignColumns: [table.id],
    }).onDelete('set null'),
    // statistics and reconciliation: confirmed figures of an indicator in some years
    index('figures_indicator_period_index')
      .on(table.indicator_id, table.period_year, table.fact_key)
      .where(sql`${table.status} = 'confirmed' and ${table.deleted_at} is null`),
    index('figures_period_year_index').on(table.period_year, table.indicator_id),
    index('figures_indicator_id_index').on(table.indicator_id),
    index('figures_dimensions_index').using('gin', sql`${table.dimensions} jsonb_path_ops`),
    // filters of the list: most figures are confirmed and of a year, few have a certain unit
    index('figures_status_index').on(
      table.status,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('figures_source_stale_index')
      .on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.source_stale}`),
    index('figures_period_kind_index')
      .on(table.period_kind, table.created_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.period_kind} <> 'year' or ${table.period_kind} is null`),
    index('figures_unit_index').on(
      table.unit,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('figures_fact_key_index').on(table.fact_key),
    index('figures_post_index').on(table.post_id, table.quoted_field, table.quote_start),
    // the newest posts that state figures of a programme
    index('figures_program_index')
      .on(sql`(${table.dimensions} ->> 'program')`, table.post_id)
      .where(
        sql`${table.status} = 'confirmed' and ${table.post_id} is not null and not ${table.source_stale} and ${table.deleted_at} is null and ${table.dimensions} ->> 'program' is not null`,
      ),
    index('figures_document_id_index').on(table.document_id),
    index('figures_document_number_index').on(table.document_number),
    index('figures_created_at_index').on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('figures_updated_at_index').on(table.updated_at.desc().nullsLast(), table.id.desc().nullsLast()),
    check('figures_qualifier_check', sql`${table.qualifier} in ('exact', 'about', 'over', 'under')`),
    check(
      'figures_status_check',
      sql`${table.status} in ('proposed', 'confirmed', 'rejected', 'superseded')`,
    ),
    check('figures_relation_check', sql`${table.relation} in ('share', 'of_plan', 'change')`),
    check(
      'figures_denominator_check',
      sql`${table.denominator} > 0 and (${table.relation} is distinct from 'share' or ${table.denominator} >= ${table.value})`,
    ),
    check(
      'figures_value_check',
      sql`${table.unit} <> 'percent' or ${table.relation} is distinct from 'share' or ${table.value} between 0 and 100`,
    ),
    check(
      'figures_period_kind_check',
      sql`${table.period_kind} in ('year', 'half', 'quarter', 'month', 'school_year', 'term', 'range', 'as_of')`,
    ),
    check(
      'figures_period_start_check',
      sql`(${table.period_start} is not null) = (${table.period_kind} is not null and ${table.period_kind} <> 'as_of')`,
    ),
    check(
      'figures_period_end_check',
      sql`(${table.period_end} is not null) = (${table.period_kind} is not null) and ${table.period_end} >= coalesce(${table.period_start}, ${table.period_end})`,
    ),
    // figures that count have an indicator and a period, and so a fact
    check(
      'figures_indicator_id_check',
      sql`${table.status} in ('proposed', 'rejected') or ${table.indicator_id} is not null`,
    ),
    check(
      'figures_period_check',
      sql`${table.status} in ('proposed', 'rejected') or ${table.period_kind} is not null`,
    ),
    check(
      'figures_fact_key_check',
      sql`(${table.fact_key} is not null) = (${table.indicator_id} is not null and ${table.period_kind} is not null)`,
    ),
    check('figures_decided_at_check', sql`${table.status} = 'proposed' or ${table.decided_at} is not null`),
    check(
      'figures_quoted_field_check',
      sql`${table.quoted_field} in ('title', 'summary', 'body_text', 'cover.caption')`,
    ),
    check(
      'figures_quote_check',
      sql`num_nulls(${table.post_id}, ${table.post_revision}, ${table.quoted_field}, ${table.quote}, ${table.quote_start}, ${table.quote_end}) in (0, 6)`,
    ),
    check(
      'figures_quote_end_check',
      sql`${table.quote_start} >= 0 and ${table.quote_end} > ${table.quote_start}`,
    ),
    check('figures_source_stale_check', sql`not ${table.source_stale} or ${table.post_id} is not null`),
    check(
      'figures_document_id_check',
      sql`${table.document_id} is null or ${table.document_number} is not null`,
    ),
    check(
      'figures_document_number_check',
      sql`num_nonnulls(${table.post_id}, ${table.document_number}) <= 1 and (${table.document_number} is not null or num_nonnulls(${table.document_issuer}, ${table.document_date}, ${table.document_page}) = 0)`,
    ),
  ],
)
