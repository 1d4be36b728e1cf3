import { readSyllable, type Syllable } from './syllable.ts'

/** The letters of `ý`: those of `í`. */
export const { folded: lettersOfMarkedY } = readSyllable('ý')

/** Whether a word is y without marks, which is also typed for `ý`. */
export const isBareY = ({ folded, marked }: Syllable): boolean => folded === 'y' && !marked
