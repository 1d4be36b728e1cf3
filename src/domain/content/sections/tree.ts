import { sql } from 'drizzle-orm'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { sections } from './table.ts'

/** The maximum depth of the tree: enough for any menu, and small enough for one statement. */
const maxLevels = 8

const parentProblem = (code: string, message: Bilingual) =>
  new Problem('unprocessable', { detail: message, errors: [{ pointer: '/parent_id', code, message }] })

/** The 422 for a section that would be its own ancestor. */
export const cycleProblem = () =>
  parentProblem('cycle', {
    en: 'A section cannot lie under itself or under a section below it: give another parent_id, or null for the top.',
    vi: 'Chuyên mục không thể nằm dưới chính nó hoặc dưới chuyên mục con của nó: hãy chọn chuyên mục cha khác, hoặc để trống để đặt ở cấp cao nhất.',
  })

const depthProblem = () =>
  parentProblem('too_deep', {
    en: `The tree of sections has at most ${maxLevels} levels: give a parent_id nearer to the top.`,
    vi: `Cây chuyên mục có tối đa ${vietnameseNumber(maxLevels)} cấp: hãy chọn chuyên mục cha ở cấp cao hơn.`,
  })

/** Levels above and below a section, both including it. */
interface TreePosition {
  depth: number
  height: number
  cyclic: boolean
}

/** Reads the position of a stored section. Both recursions end even in a cycle. */
async function treePositionOf({ orm }: Transaction, id: string): Promise<TreePosition | undefined> {
  const result = await orm.execute<TreePosition & Record<string, unknown>>(sql`
    with recursive up as (
      select parent_id, 1 as level from ${sections} where id = ${id}
      union all
      select above.parent_id, up.level + 1 from up join ${sections} above on above.id = up.parent_id
        where up.level <= ${maxLevels}
    ), down as (
      select id, 1 as level from ${sections} where id = ${id}
      union all
      select below.id, down.level + 1 from down join ${sections} below on below.parent_id = down.id
        where below.deleted_at is null and down.level <= ${maxLevels}
    )
    select (select max(level) from up) as depth, (select max(level) from down) as height,
      exists (select 1 from up where parent_id = ${id}) as cyclic`)
  return result.rows[0]
}

/** The 422 for a stored section in a cycle or too deep; the caller rolls the write back. */
export async function treeProblem(transaction: Transaction, id: string): Promise<Problem | undefined> {
  const position = await treePositionOf(transaction, id)
  if (position?.cyclic) return cycleProblem()
  if (position !== undefined && position.depth + position.height - 1 > maxLevels) return depthProblem()
  return undefined
}
