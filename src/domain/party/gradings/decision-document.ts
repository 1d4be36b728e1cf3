import type { PgColumn } from 'drizzle-orm/pg-core'
import { visibleDocumentId } from '../../content/documents/visibility.ts'
import { documents } from '../../training/programs/resource.ts'

/** The document of the decision of a grading, as the resources of gradings refer to it. */
export const decisionDocument = {
  decision_document_id: {
    target: () => documents,
    alias: 'decision_document',
    required: false,
    keptIfLeftOut: true,
  },
} as const

/** What readers learn of that document. */
export const concealedDecisionDocument = (column: PgColumn) => ({
  decision_document_id: {
    target: () => documents,
    replacement: visibleDocumentId(column, 'decision_document_id'),
  },
})
