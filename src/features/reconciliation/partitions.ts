import { grades, trainingTypes } from '../../libraries/figure-grammar/figure.ts'

/** Values of a dimension that make up a whole together; a dimension may divide it in several ways. */
const partitions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  planned: [['true', 'false']],
  training_type: [trainingTypes],
  grade: [grades],
  group: [
    ['female', 'male'],
    ['official', 'probationary'],
  ],
}

/** The ways in which values of a dimension divide a whole: parts of different ways are never added to each other. */
export const waysOf = (key: string): readonly (readonly string[] | null)[] => partitions[key] ?? [null]

/** Whether these are all values that a whole can be divided into. */
export const isWhole = (way: readonly string[] | null, values: readonly string[]): boolean =>
  way !== null && way.every((value) => values.includes(value))
