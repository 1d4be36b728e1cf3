import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { sections } from './table.ts'

/** How many levels the tree may have: enough for any menu, few enough to read in one statement. */
export const mostLevels = 8

const refused = (code: string, message: Bilingual) =>
  new Problem('unprocessable', { detail: message, errors: [{ pointer: '/parent_id', code, message }] })

/** The 422 for a section that would lie below itself. */
export const cycleProblem = () =>
  refused('cycle', {
    en: 'A section cannot lie under itself or under a section below it: give another parent_id, or null for the top.',
    vi: 'Chuyên mục không thể nằm dưới chính nó hoặc dưới chuyên mục con của nó: hãy chọn parent_id khác, hoặc null để đặt ở cấp cao nhất.',
  })

const depthProblem = () =>
  refused('too_deep', {
    en: `The tree of sections has at most ${mostLevels} levels: give a parent_id nearer to the top.`,
    vi: `Cây chuyên mục có tối đa ${mostLevels} cấp: hãy chọn parent_id gần cấp cao nhất hơn.`,
  })

interface Place {
  depth: number
  height: number
  cyclic: boolean
}

/** Where a stored section stands. Both walks end by themselves even in a cycle. */
async function placeOf({ orm }: Transaction, id: string): Promise<Place | undefined> {
  const found = await orm.execute<Place & Record<string, unknown>>(sql`
    with recursive up as (
      select parent_id, 1 as level from ${sections} where id = ${id}
      union all
      select above.parent_id, up.level + 1 from up join ${sections} above on above.id = up.parent_id
        where up.level <= ${mostLevels}
    ), down as (
      select id, 1 as level from ${sections} where id = ${id}
      union all
      select below.id, down.level + 1 from down join ${sections} below on below.parent_id = down.id
        where below.deleted_at is null and down.level <= ${mostLevels}
    )
    select (select max(level) from up) as depth, (select max(level) from down) as height,
      exists (select 1 from up where parent_id = ${id}) as cyclic`)
  return found.rows[0]
}

/** The 422 for a section that was just stored below itself or too deep; what was stored is then to be rolled back. */
export async function placeProblem(transaction: Transaction, id: string): Promise<Problem | undefined> {
  const place = await placeOf(transaction, id)
  if (place?.cyclic) return cycleProblem()
  if (place !== undefined && place.depth + place.height - 1 > mostLevels) return depthProblem()
  return undefined
}
