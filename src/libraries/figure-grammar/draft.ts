import type { Dimensions, Qualifier, Relation, Unit } from './figure.ts'
import type { Quantity } from './numbers/quantity.ts'

/** A figure whose unit is known and whose dimensions are not yet complete. */
export interface Draft {
  readonly quantity: Quantity
  readonly value: number
  readonly unit: Unit
  readonly rule: string
  readonly confidence: number
  denominator: number | null
  /** The quote, in tokens; `to` exclusive. */
  from: number
  to: number
  /** The figure whose unit it takes. */
  readonly whole: Draft | undefined
  /** The figure behind which the list of it begins, if it is no whole of it. */
  readonly peerOf?: Draft | undefined
  /** The words that name it in a list, in tokens. */
  label?: { readonly from: number; readonly to: number } | undefined
  relation: Relation | null
  qualifier: Qualifier
  dimensions: Dimensions
  /** Whether the text tells what is done with them, and no indicator counts that. */
  isOfOtherActivity?: boolean
  /** Whether they were graded, and all grades are counted: 41 đảng viên được đánh giá, xếp loại. */
  isGradedWhole?: boolean
  /** What a percentage of a result or of a plan is a percentage of, if the text says so. */
  percentageOf?: Unit | undefined
  /** The percentage that the text states beside a share or a part. */
  percent?: number
  /** Its parts, if its sentence names all of them. */
  parts?: readonly Draft[]
}

/** The figure whose parts or peers a figure is one of; itself if it is none. */
export function rootOf(draft: Draft): Draft {
  let root = draft
  for (let next = root.whole ?? root.peerOf; next !== undefined; next = root.whole ?? root.peerOf) root = next
  return root
}
