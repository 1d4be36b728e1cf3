import type { Restriction } from './restriction.ts'

/** What a figure is about, as the words around it say. */
export interface Scope extends Omit<Restriction, 'occasion' | 'item'> {
  /** The organisation or place, if it is not the one that all texts are about. */
  institution: string | undefined
  /** Which of several shifts in a year it is of. */
  shift: string | undefined
  /** The class whose learners it counts. */
  course: string | undefined
  /** The number of its sentence in its text. */
  sentence: number
}
