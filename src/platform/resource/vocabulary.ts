import type { Labels } from './labels.ts'

/** The labels of an enumeration, and their spellings in Vietnamese spreadsheets. */
export interface Vocabulary<Word extends string = string> {
  labels: Labels<Word>
  /** Spellings beside the label. */
  more?: Readonly<Partial<Record<Word, readonly string[]>>>
}

/** The vocabularies of a resource, by field. */
export type Vocabularies = Readonly<Record<string, Vocabulary>>

/** Makes a vocabulary; the compiler checks that spellings belong to values. */
export const vocabulary = <Word extends string>(
  labels: Vocabulary<Word>['labels'],
  more?: Vocabulary<Word>['more'],
): Vocabulary => ({ labels, ...(more && { more }) })
