import type { KnownColumn } from './known-columns.ts'
import type { ReadWord } from './word-reader.ts'

/** What a column has of a day. */
export type DatePlace = 'day' | 'month' | 'year'

/** What a column has of a field, or beside it. */
export type ColumnPart =
  /** One of two columns of a full name. */
  | { of: 'name'; place: 'family' | 'given' }
  /** Marks those of one sex. */
  | { of: 'sex'; sex: 'male' | 'female' }
  /** The births of those of one sex. */
  | { of: 'birth'; sex: 'male' | 'female' }
  /** One of the columns of a birth: its day, month or year. */
  | { of: 'date'; place: DatePlace }

/** A column of a file. */
export interface TableColumn extends KnownColumn {
  /** Its header in the file. */
  head: string
  /** How it is read, in the words of a mapping: the field, or a part of it. */
  reading: string
  /** What it has, if not the whole field. */
  part?: ColumnPart
  /** Whether every character of its texts matters, as in codes. */
  isCode: boolean
  /** Reads the value that a cell of an enumeration names. */
  readWord?: ReadWord
}

/** A column of a file, one that is passed over, or undefined for one without a header, whose cells must be empty. */
export type FileColumn = TableColumn | 'note' | undefined

/** The prefix of the headers of notes; imports ignore these columns. */
export const noteMark = '#'
/** Whether a column has notes. */
export const isNote = (head: string): boolean => head.trimStart().startsWith(noteMark)
