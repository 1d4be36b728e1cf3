import type { Bilingual } from '../http/problems.ts'

/** The names of enumeration values for people. */
export type Labels<Word extends string> = Readonly<Record<Word, Bilingual>>
