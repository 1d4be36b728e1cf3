import type { Bilingual } from '../http/problems.ts'

/** What the values of an enumeration are called where people read them. */
export type Labels<Word extends string> = Readonly<Record<Word, Bilingual>>
