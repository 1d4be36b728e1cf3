import type { Qualifier, Relation } from '../../../libraries/figure-grammar/figure.ts'
import { boundsOf, compareBounds } from './bounds.ts'

/** The value that a statement gives for its fact. */
interface StatedValue {
  value: number
  qualifier: Qualifier
  relation: Relation | null
  denominator: number | null
}

/** Whether two statements of one fact cannot both be true. */
export function areContradictory(one: StatedValue, other: StatedValue): boolean {
  if (compareBounds(boundsOf(one), boundsOf(other)) !== 'same') return true
  const areShares = one.relation === 'share' && other.relation === 'share'
  return areShares && (one.denominator ?? other.denominator) !== (other.denominator ?? one.denominator)
}
