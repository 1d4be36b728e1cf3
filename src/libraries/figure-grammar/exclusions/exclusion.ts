import type { Quantity } from '../numbers/quantity.ts'
import type { Scene } from '../scene.ts'

/** A kind of number that is no figure, whatever noun follows it. */
export interface Exclusion {
  readonly name: string
  /** A text in which the number is left alone. */
  readonly example: string
  readonly description: string
  /** The numbers of the text come from left to right; `earlier` says whether the one before was excluded, and how. */
  excludes(scene: Scene, quantity: Quantity, earlier: Excluded | undefined): boolean
}

/** The excluded number that stands last before. */
export interface Excluded {
  readonly quantity: Quantity
  readonly name: string
}
