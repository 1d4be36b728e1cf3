import { grades, trainingTypes, type Unit } from '../../libraries/figure-grammar/figure.ts'

/** The partitions of a dimension: sets of values whose sum is a whole. */
const partitions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  planned: [['true', 'false']],
  training_type: [trainingTypes],
  grade: [grades],
  group: [
    ['female', 'male'],
    ['official', 'probationary'],
  ],
}

/** The partitions of a dimension, or one null if it has none; parts of different partitions are never added. */
export const partitionsOf = (key: string): readonly (readonly string[] | null)[] => partitions[key] ?? [null]

/** Whether these values are all values of a partition. Learners and staff may be no Party members. */
export const isComplete = (
  partition: readonly string[] | null,
  values: readonly string[],
  unit: Unit,
): boolean =>
  partition !== null &&
  partition.every((value) => values.includes(value)) &&
  (unit === 'member' || !partition.includes('official'))
