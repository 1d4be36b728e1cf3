import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { figures } from '../figures/table.ts'
import { reportedOrganisations } from './table.ts'

/** Joins the figures with what editors say of their posts and documents. */
export const saidOfSource = and(
  or(
    eq(reportedOrganisations.post_id, figures.post_id),
    eq(reportedOrganisations.document_id, figures.document_id),
  ),
  isNull(reportedOrganisations.deleted_at),
)

/** Whom the source of a figure is about: as an editor says (joined by `saidOfSource`), else as extraction has read. */
export const reportedAbout = sql<
  string | null
>`coalesce(${qualified(reportedOrganisations.about)}, ${qualified(figures.about)})`
