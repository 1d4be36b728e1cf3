import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Document } from './schema.ts'

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
  if (replacing.length === 0) return
  const { rows: circular } = await transaction.client.query<{ id: string }>(
    `with recursive chain as (
      select id, replaces_id from documents where id = any($1)
      union
      select chain.id, earlier.replaces_id from chain join documents earlier on earlier.id = chain.replaces_id
    ) select distinct id from chain where replaces_id = id`,
    [replacing],
  )
  for (const { id } of circular) rejectRow(id, circleProblem())
}
