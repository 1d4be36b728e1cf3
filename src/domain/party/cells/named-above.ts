import { and, asc, isNull, ne, sql } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { PartyCell } from './schema.ts'
import { partyCells as table } from './table.ts'

const namedBy = (name: string) =>
  new Problem('still_referenced', {
    detail: {
      en: `committees_above of ${name} names it: correct that one first.`,
      vi: `Quá trình trực thuộc của ${name} còn ghi tổ chức này là cấp trên: hãy sửa tổ chức đó trước.`,
    },
  })

/**
 * Keeps organisations out of the trash that were above live ones; for `stored`. Foreign keys hold the same for the present
 * parent, but not for those of before.
 */
export async function rejectTrashOfCommittees(
  rows: readonly StoredRow<PartyCell>[],
  { transaction: { orm }, rejectRow }: WriteContext,
): Promise<void> {
  for (const { id, current, row } of rows) {
    if (current?.deleted_at !== null || row.deleted_at === null) continue
    const [below] = await orm
      .select({ name: table.name })
      .from(table)
      .where(
        and(
          sql`${table.committees_above} @> ${JSON.stringify([{ parent_id: id }])}::jsonb`,
          isNull(table.deleted_at),
          ne(table.id, id),
        ),
      )
      .orderBy(asc(table.name), asc(table.id))
      .limit(1)
    if (below !== undefined) rejectRow(id, namedBy(below.name))
  }
}
