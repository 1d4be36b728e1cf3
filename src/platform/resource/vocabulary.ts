import type { Labels } from './labels.ts'

/** The values of an enumeration, and how Vietnamese tables spell each. */
export interface Vocabulary<Word extends string = string> {
  labels: Labels<Word>
  /** Further spellings than the label. */
  more?: Readonly<Partial<Record<Word, readonly string[]>>>
}

/** The vocabularies of a resource, by field. */
export type Vocabularies = Readonly<Record<string, Vocabulary>>

/** A vocabulary whose further spellings are checked against its values. */
export const vocabulary = <Word extends string>(
  labels: Vocabulary<Word>['labels'],
  more?: Vocabulary<Word>['more'],
): Vocabulary => ({ labels, ...(more && { more }) })
