import { sql } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { PartyCell, PartyCellInput } from './schema.ts'

const fields = ['parent_id', 'merged_into_id', 'split_from_id'] as const

const itself: Record<(typeof fields)[number], string> = {
  parent_id: 'trực thuộc chính mình',
  merged_into_id: 'sáp nhập vào chính mình',
  split_from_id: 'tách ra từ chính mình',
}

/** The 422 for an organisation that leads back to itself. @param path the path to the field; absent: the field itself */
export const circle = (field: (typeof fields)[number], path: string = field) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: `/${path}`,
        code: 'cycle',
        message: {
          en: 'It leads back to the organisation itself, directly or through others: name another organisation, or null.',
          vi: `Như vậy tổ chức sẽ ${itself[field]}, trực tiếp hoặc qua tổ chức khác: hãy chọn tổ chức khác, hoặc để trống.`,
        },
      },
    ],
  })

/**
 * Refuses organisations that would be above themselves, or be merged into or split from themselves. Writes of organisations
 * wait for each other, and a trigger holds the same for the rows of one write together.
 */
export async function rejectCircles(
  drafts: readonly Draft<PartyCell, PartyCellInput>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  for (const { id, current, values } of drafts) {
    for (const field of fields) {
      const other = values[field] ?? null
      if (current === undefined || other === null || other === current[field]) continue
      const column = sql.identifier(field)
      const { rows } = await transaction.orm.execute(
        sql`with recursive chain as (
          select ${other}::uuid as id
          union
          select next.${column} from chain join party_cells next on next.id = chain.id
        ) select 1 from chain where id = ${id}`,
      )
      if (rows.length > 0) rejectRow(id, circle(field))
    }
  }
}
