import { Problem } from '../../../platform/http/problems.ts'
import { circularIds } from '../../../platform/resource/circles.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Document } from './schema.ts'
import { documents } from './table.ts'

const circleProblem = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/replaces_id',
        code: 'cycle',
        message: {
          en: 'A document cannot replace itself, directly or through what it replaces: give another document, or null.',
          vi: 'Văn bản không thể thay thế chính nó, trực tiếp hay qua các văn bản khác: hãy chọn văn bản khác, hoặc để trống.',
        },
      },
    ],
  })

/** Adds a 422 to each document that would replace itself. Writes of documents wait for each other. */
export async function rejectCircles(
  rows: readonly StoredRow<Document>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const replacing = rows.filter(({ row }) => row.replaces_id !== null).map(({ id }) => id)
  for (const id of await circularIds(transaction, documents.replaces_id, replacing))
    rejectRow(id, circleProblem())
}
