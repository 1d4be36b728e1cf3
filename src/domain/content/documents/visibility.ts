import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'

/** `visibleDocument` as text, for statements that are text. */
export const visibleDocumentText = (name: string): string => `"${name}".published`

/** The condition for live documents that readers see. @param name of the table in the statement */
export const visibleDocument = (name = 'documents'): SQL => sql.raw(visibleDocumentText(name))

/** A public reference to a document: null if readers do not see the document. */
export const visibleDocumentId = (reference: PgColumn, as: string) =>
  sql<
    string | null
  >`(select named.id from documents named where named.id = ${qualified(reference)} and named.deleted_at is null and ${visibleDocument('named')})`.as(
    as,
  )
