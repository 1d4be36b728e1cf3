import type { Qualifier, Relation } from '../../../libraries/figure-grammar/figure.ts'
import { boundsOf, compareBounds } from './bounds.ts'

/** The value that a statement gives for its fact. */
interface StatedValue {
  value: number
  qualifier: Qualifier
  relation: Relation | null
  denominator: number | null
}

/** `18/20 đảng viên` beside `20 đảng viên`: the words that say which 18 of the 20 were not read. */
const isShareOf = (share: StatedValue, whole: StatedValue): boolean =>
  share.relation === 'share' && share.denominator === whole.value && whole.denominator === null

/** Whether two statements of one fact cannot both be true. */
export function areContradictory(one: StatedValue, other: StatedValue): boolean {
  if (isShareOf(one, other) || isShareOf(other, one)) return false
  if (compareBounds(boundsOf(one), boundsOf(other)) !== 'same') return true
  const areShares = one.relation === 'share' && other.relation === 'share'
  return areShares && (one.denominator ?? other.denominator) !== (other.denominator ?? one.denominator)
}
