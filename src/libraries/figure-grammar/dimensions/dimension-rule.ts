import type { Draft } from '../draft.ts'
import type { Scene } from '../scene.ts'
import type { Surroundings } from './surroundings.ts'

/** A step that finds out more about the figures of a text. */
export interface DimensionRule {
  readonly name: string
  /** A text that shows it. */
  readonly example: string
  readonly description: string
  /** Fills in what the text says; the drafts stand in the order of the text. */
  apply(scene: Scene, drafts: readonly Draft[], surroundings: readonly Surroundings[]): void
}
