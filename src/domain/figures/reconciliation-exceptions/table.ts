import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'

/** The most figures of an exception. */
export const maxFigures = 100

/**
 * Figures that an editor has parted: they are not compared with each other, and one alone is not compared with registers.
 * A correction of a figure takes its place (migration `figures_that_are_not_compared`).
 */
export const reconciliationExceptions = pgTable(
  'reconciliation_exceptions',
  {
    ...entityColumns(),
    figure_ids: uuid('figure_ids').array().notNull(),
    /** Why they are about different things. */
    reason: text('reason').notNull(),
  },
  (table) => [
    uniqueIndex('reconciliation_exceptions_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('reconciliation_exceptions_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('reconciliation_exceptions_figure_ids_index').using('gin', table.figure_ids),
    index('reconciliation_exceptions_created_at_index').on(
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('reconciliation_exceptions_updated_at_index').on(
      table.updated_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    check('reconciliation_exceptions_figure_ids_check', sql`cardinality(${table.figure_ids}) > 0`),
  ],
)
