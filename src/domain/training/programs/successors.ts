import { sql, type SQL } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import { circularIds } from '../../../platform/resource/circles.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Program } from './schema.ts'
import { programs } from './table.ts'

/** The programs with the last of their successors: `id` and `last_id`. `union` ends the recursion even in a circle. */
export const lastSuccessors: SQL = sql`(with recursive chain as (
    select id, id as last_id, successor_id from programs
    union
    select chain.id, later.id, later.successor_id from chain join programs later on later.id = chain.successor_id
  ) select id, last_id from chain where successor_id is null)`

const circleProblem = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/successor_id',
        code: 'cycle',
        message: {
          en: 'A program cannot be replaced by itself, directly or through its successors: give another successor, or null.',
          vi: 'Chương trình không thể được thay thế bởi chính nó, trực tiếp hay qua các chương trình thay thế khác: hãy chọn chương trình khác, hoặc để trống.',
        },
      },
    ],
  })

/** Adds a 422 to each program whose successors lead back to it. Writes of programs wait for each other. */
export async function rejectCircles(
  rows: readonly StoredRow<Program>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const linked = rows.filter(({ row }) => row.successor_id !== null).map(({ id }) => id)
  for (const id of await circularIds(transaction, programs.successor_id, linked))
    rejectRow(id, circleProblem())
}
