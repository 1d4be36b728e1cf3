import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { circularIds } from '../../../platform/resource/circles.ts'
import { levelsAround } from '../../../platform/resource/tree-levels.ts'
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

/** The 422 for a stored section in a cycle or too deep; the caller rolls the write back. */
export async function treeProblem(transaction: Transaction, id: string): Promise<Problem | undefined> {
  const circular = await circularIds(transaction, sections.parent_id, [id])
  if (circular.length > 0) return cycleProblem()
  const { above, below } = await levelsAround(transaction, sections.parent_id, id, maxLevels)
  return above + below - 1 > maxLevels ? depthProblem() : undefined
}
